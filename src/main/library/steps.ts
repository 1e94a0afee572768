import { changed } from '#shared/changes';
import type { ReadingRecord } from '#shared/marks';
import type { ReadingsChanged, ReadingStep } from '#shared/readingSteps';
import type { Failure } from '#shared/result';
import { failureOf } from './failure';
import { readingOf, saveReading } from './reading';
import type { Stores } from './stores';

type Fields = ReadingStep['to'];

/** A list that was changed since `from`, with what `from` and `to` differ in. */
export function mergedList(
  list: readonly string[],
  from: readonly string[],
  to: readonly string[],
): readonly string[] {
  const kept = list.filter((word) => !from.includes(word) || to.includes(word));
  return [...kept, ...to.filter((word) => !from.includes(word) && !list.includes(word))];
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a field becomes by a step. */
function fieldAfter(before: ReadingRecord, { from, to }: ReadingStep, name: keyof Fields): unknown {
  if (name !== 'tags' && name !== 'distinctFrom') return to[name];
  const [wanted = [], left = before[name]] = [to[name], from[name]];
  return isSame(before[name], left) ? wanted : mergedList(before[name], left, wanted);
}

/** The step that a record really takes; null when it is already as wished. */
function stepOf(before: ReadingRecord, step: ReadingStep): ReadingStep | null {
  const names = (Object.keys(step.to) as (keyof Fields)[]).filter(
    (name) => step.to[name] !== undefined,
  );
  const fields = names
    .map((name) => [name, fieldAfter(before, step, name)] as const)
    .filter(([name, after]) => !isSame(after, before[name]));
  if (fields.length === 0) return null;
  const from = Object.fromEntries(fields.map(([name]) => [name, before[name]]));
  return { id: step.id, from, to: Object.fromEntries(fields) };
}

/**
 * Takes steps, one durable write for each shard that they concern. An article that is not there is passed
 * over and counted; when a shard cannot be written, those before it stay changed and the answer says so.
 * Throws as writing does when nothing at all was changed.
 */
export async function changeReadings(
  stores: Stores,
  steps: readonly ReadingStep[],
  now: string,
): Promise<ReadingsChanged> {
  const shards = new Map<number, { records: ReadingRecord[]; steps: ReadingStep[] }>();
  const latest = new Map<string, ReadingRecord>();
  const known = steps.filter(({ id }) => stores.records.has(id));
  for (const wish of known) {
    const before = latest.get(wish.id) ?? readingOf(stores, wish.id);
    const step = stepOf(before, wish);
    if (step === null) continue;
    const after = changed(before, step.to, now);
    latest.set(wish.id, after);
    const shard = stores.records.shardOf(wish.id) ?? 0;
    const part = shards.get(shard) ?? { records: [], steps: [] };
    part.records.push(after);
    part.steps.push(step);
    shards.set(shard, part);
  }
  const done: ReadingStep[] = [];
  let failure: Failure | null = null;
  for (const part of shards.values()) {
    try {
      await saveReading(stores, part.records);
      done.push(...part.steps);
    } catch (error) {
      if (done.length === 0) throw error;
      failure = failureOf(error);
      break;
    }
  }
  return { done, gone: steps.length - known.length, failure };
}

/** Puts articles into the trash or takes them out; throws `not-found` before any change. */
export function setTrashed(
  stores: Stores,
  ids: readonly string[],
  now: string,
  isTrashed: boolean,
): Promise<ReadingsChanged> {
  const steps = [...new Set(ids)]
    .map((id) => readingOf(stores, id))
    .filter(({ trashedAt }) => (trashedAt !== null) !== isTrashed)
    .map(({ articleId: id }) => ({ id, from: {}, to: { trashedAt: isTrashed ? now : null } }));
  return changeReadings(stores, steps, now);
}
