import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { Notice } from '#shared/library';
import type { Result } from '#shared/result';
import type { ArticleFiles } from './articleFiles';
import { findingOf, makeWhole, settle, tellOfLosses, type Finding } from './findings';
import type { ShardKind } from './forms';
import type { Resting } from './packedItems';
import type { ShardStore } from './shards';
import type { Stores } from './stores';
import { Recent } from './trustedFile';

/** What is read on, and what is told of it. */
interface Parts {
  readonly stores: Stores;
  readonly files: ArticleFiles;
  readonly clock: () => Date;
  readonly notices: Notice[];
  /** Keeps for the next opening what has been read. */
  readonly remember: () => Promise<void>;
}

type AnyShard = ShardStore<unknown, { readonly key: string }>;

const deflate = promisify(deflateRaw);
/** So many bytes are squeezed by themselves, so that an item can be had without all others. */
const piece = 32 * 1024;

/** JSON in a quarter of its memory. */
async function squeezed(json: Buffer, recent: Recent): Promise<Resting> {
  // What is made here must not hold the JSON itself: then it would be in memory twice.
  const { length } = json;
  const pieces: Buffer[] = [];
  for (let at = 0; at < json.length; at += piece) {
    const small = await deflate(json.subarray(at, at + piece), { level: 1, chunkSize: piece });
    pieces.push(Buffer.from(small));
  }
  const part = (start: number, end: number): Buffer => {
    const first = Math.floor(start / piece);
    const some = pieces.slice(first, Math.ceil(end / piece));
    const whole = some.map((small) => recent.of(small, () => inflateRawSync(small)));
    return Buffer.concat(whole).subarray(start - first * piece, end - first * piece);
  };
  return { part, read: () => part(0, length) };
}

/**
 * Brings all shards into memory that an opening took on trust, part by part, and holds them against their
 * hashes. Records, which are most of a library and are only looked at, come to lie there squeezed. Answers
 * whether any was damaged; that has been recovered and told of by then, as an opening does.
 */
export async function readTrusted(
  parts: Parts,
  change: (make: () => Promise<void>) => Promise<Result<void>>,
  still: () => Promise<void>,
): Promise<boolean> {
  const recent = new Recent();
  const doubtful: (readonly [ShardKind, number])[] = [];
  // What is changed first: a change needs its shard whole.
  for (const kind of ['bookmarks', 'reading', 'records'] as const) {
    for (const [shard, store] of parts.stores[kind].stores()) {
      await still();
      // Shards of all kinds are brought in alike.
      const isGood = await bringIn(
        store as unknown as AnyShard,
        kind === 'records' ? recent : null,
      );
      if (!isGood) doubtful.push([kind, shard]);
    }
  }
  let isDamaged = false;
  if (doubtful.length > 0) {
    await change(async () => {
      isDamaged = await recover(parts, doubtful);
    });
  }
  await parts.remember();
  return isDamaged;
}

/** Brings one shard in; false when its file is neither what it was taken for nor another's work. */
async function bringIn(store: AnyShard, recent: Recent | null): Promise<boolean> {
  const { data } = store;
  const json = data.isAwake ? data.json : ((await store.readAgain())?.json ?? null);
  // It has been changed meanwhile, or is about to be taken in as another process left it.
  if (store.data !== data) return true;
  if (json === null) return false;
  if (recent !== null) data.lay(await squeezed(json, recent));
  else data.lay(json);
  return true;
}

/** Reads shards as an opening does that trusts nothing; answers whether any was damaged. */
async function recover(
  { stores, files, clock, notices }: Parts,
  doubtful: readonly (readonly [ShardKind, number])[],
): Promise<boolean> {
  const findings: Finding[] = [];
  for (const [kind, shard] of doubtful) {
    const store = stores[kind].store(shard);
    // What others wrote has been taken in when a change begins.
    if (store.data.isAwake) continue;
    findings.push(findingOf(store.file, await store.open(), true, [kind, shard]));
  }
  const recovered = await settle(stores, files, findings);
  const told = await tellOfLosses(files.folder, findings, recovered, clock);
  notices.push(...told);
  await makeWhole(stores);
  return told.length > 0;
}
