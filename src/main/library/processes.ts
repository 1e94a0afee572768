import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { errnoOf } from '../durable/systemErrors';

async function textOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}

/**
 * A name for the room in which process ids mean something: the machine, and on Linux the namespace
 * of ids, because a container or a sandboxed package counts its processes for itself.
 */
export async function processRoom(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`.trim();
}

/**
 * When a process was started, as text to be compared: `gone` when there is no such process (or only
 * its remains), null where the system tells no more than that there is one.
 */
export async function startOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) !== 'EPERM') return 'gone';
  }
  if (process.platform !== 'linux') return null;
  try {
    // Ticks since the machine was started count from another start each time.
    const boot = await textOf('/proc/sys/kernel/random/boot_id');
    const stat = await textOf(`/proc/${pid}/stat`);
    // proc(5): the name in brackets may hold anything; after it come the state and, 19 on, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'gone';
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}
