/**
 * Backs a library up and prints the snapshot once it is durable, as the terminal does:
 * `backer.mjs --library DIR --json backup --to DIR`. The clock stands at the moment of MAQAL_TORTURE_NOW.
 */
import { createTaker, prepareFolder } from '../../src/main/backups/backups';
import { openLibrary, takeLock } from '../../src/main/library/library';

const [, , , folder = '', , , , target = ''] = process.argv;
const clock = (): Date => new Date(process.env['MAQAL_TORTURE_NOW'] ?? Date.now());
const opened = await openLibrary({ folder, clock, access: 'write' });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const { backing } = opened.value;
const place = { target, libraryId: backing.id, lock: takeLock };
const prepared = await prepareFolder(place);
if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
const taker = createTaker({ ...backing, folder: opened.value.folder }, place, clock);
const taken = await taker.take(new AbortController().signal);
if (!taken.ok) throw new Error(JSON.stringify(taken.error));
process.stdout.write(`${JSON.stringify({ id: taken.value.snapshot.id })}\n`);
await opened.value.close();
