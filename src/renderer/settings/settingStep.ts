type Entries = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a setting becomes when the step from one value to another is taken (again, or back) from where it is now. Of a map
 * only the entries in which the two differ are set: what has become of the others since stays.
 */
export function stepped(now: unknown, from: unknown, to: unknown): unknown {
  if (!isMap(now) || !isMap(from) || !isMap(to)) return to;
  const names = [...new Set([...Object.keys(now), ...Object.keys(to)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const source = from[name] === to[name] ? now : to;
      return name in source ? [[name, source[name]]] : [];
    }),
  );
}
