import { join } from 'node:path';
import { discard, namesIn } from '../durable/files';
import type { Layout } from './form';
import type { Pool } from './pool';
import { entriesOf, findSnapshots } from './snapshots';

/**
 * Removes from the pool what no snapshot names; answers how many files those were. Does nothing when a
 * snapshot, or one of its lists, cannot be read: what it names is not known then.
 */
export async function sweepPool(layout: Layout, pool: Pool): Promise<number> {
  const { whole, unreadable } = await findSnapshots(layout);
  if (unreadable.length > 0) return 0;
  const named = new Set<string>();
  for (const list of whole.flatMap(({ manifest }) => manifest.lists)) {
    if (named.has(list.sha256)) continue;
    named.add(list.sha256);
    const entries = await entriesOf(pool, list);
    if (typeof entries === 'string') return 0;
    for (const { sha256 } of entries) named.add(sha256);
  }
  let swept = 0;
  for (const fan of await namesIn(layout.pool)) {
    for (const name of await namesIn(join(layout.pool, fan))) {
      if (named.has(name)) continue;
      await discard(join(layout.pool, fan, name));
      swept += 1;
    }
  }
  return swept;
}
