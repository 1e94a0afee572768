import { existsSync, writeFileSync } from 'node:fs';
import workerpool from 'workerpool';

/** A thread that is slow to begin, as on a busy machine: it says that it waits until a file beside it is there. */
writeFileSync(`${__filename}.waits`, '');
while (!existsSync(`${__filename}.begins`));
workerpool.worker({ importPath: () => null });
