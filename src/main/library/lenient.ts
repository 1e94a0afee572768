import * as v from 'valibot';

/** A valibot schema as far as its walk needs to know it; `type` tells which of these it has. */
interface Walked extends v.GenericSchema {
  readonly pipe?: readonly [Walked, ...(Walked | v.GenericPipeAction)[]];
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly default?: unknown;
}

/**
 * A schema that takes what a later version has written as far as this one understands it: fields that
 * it does not know are dropped, and a value that it does not know gives way to its default where it has one.
 */
function walk(schema: Walked): v.GenericSchema {
  const { pipe, entries, item, wrapped } = schema;
  if (pipe !== undefined) {
    const [first, ...rest] = pipe;
    const walked = rest.map((each) => (each.kind === 'schema' ? walk(each) : each));
    return v.pipe(walk(first), ...(walked as [v.GenericPipeAction]));
  }
  if (entries !== undefined) {
    const known = Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => [name, walk(entry as Walked)]),
    );
    if (schema.type === 'strict_object') return v.object(known);
    if (schema.type === 'loose_object') return v.looseObject(known);
  }
  if (schema.type === 'array' && item !== undefined) return v.array(walk(item as Walked));
  if (wrapped === undefined) return schema;
  const inner = walk(wrapped);
  if (schema.type === 'nullable') return v.nullable(inner);
  if (schema.type === 'exact_optional') return v.exactOptional(inner);
  if (schema.type !== 'optional') return schema;
  return schema.default === undefined
    ? v.optional(inner)
    : v.fallback(v.optional(inner, schema.default), schema.default);
}

/** What could be understood of a newer store's data, and how many of its items could not. */
export interface Understood<T> {
  readonly data: T;
  readonly leftOut: number;
}

/** Reads data of a later version; of a list, the items that are not understood are left out. Undefined when nothing is. */
export function understand<T>(
  schema: v.GenericSchema<unknown, T>,
  data: unknown,
): Understood<T> | undefined {
  const { item } = schema as Walked;
  if (item === undefined || !Array.isArray(data)) {
    const whole = v.safeParse(walk(schema), data);
    // The walk changes what is refused, never what comes out.
    return whole.success ? { data: whole.output as T, leftOut: 0 } : undefined;
  }
  const each = walk(item);
  const read = data.map((one) => v.safeParse(each, one)).filter((one) => one.success);
  // A list of its own items, checked one by one.
  const items = read.map(({ output }) => output) as T;
  return { data: items, leftOut: data.length - read.length };
}
