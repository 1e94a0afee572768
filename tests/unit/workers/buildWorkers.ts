import { buildPrograms } from '../../support/buildPrograms';

/** Builds the import thread and those that misbehave in its place. */
export function buildWorkers(outDir: string): Promise<void> {
  return buildPrograms(outDir, {
    importWorker: 'src/main/workers/importWorker.ts',
    hostileWorker: 'tests/unit/workers/hostileWorker.ts',
    lateWorker: 'tests/unit/workers/lateWorker.ts',
  });
}
