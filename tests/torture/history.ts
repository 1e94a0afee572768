/** What a change sets: each thing that can be seen of a library, with what is seen of it; null when it is not there. */
export type Sets = Readonly<Record<string, string | null>>;

interface Setting {
  readonly value: string | null;
  readonly begun: number;
  /** Null until the change was acknowledged. */
  acknowledged: number | null;
}

/** What was asked of a library and what it acknowledged, and so what it may show at any moment. */
export interface History {
  /** A change is asked for now; answers what tells that it was acknowledged. */
  begin(sets: Sets, now?: number): (now?: number) => void;
  /** What is wrong with what a library shows after an end at this moment (or after all of this). */
  judge(seen: ReadonlyMap<string, string>, moment?: number): string[];
  /** What is seen now is what the library holds: nothing is on its way any more. */
  settle(seen: ReadonlyMap<string, string>): void;
  /** Everything that it knows of. */
  keys(): readonly string[];
  /** How many acknowledged settings there were up to a moment. */
  acknowledged(moment?: number): number;
}

/** Makes a history of a library that shows this at its beginning. */
export function createHistory(seen: ReadonlyMap<string, string> = new Map()): History {
  const settings = new Map<string, Setting[]>();
  let clock = 0;

  /** The last acknowledged value, and those asked for after it, which may or may not be there. */
  function allowed(key: string, moment: number): (string | null)[] {
    const begun = (settings.get(key) ?? []).filter((setting) => setting.begun <= moment);
    let last = -1;
    begun.forEach(({ acknowledged }, at) => {
      if (acknowledged !== null && acknowledged <= moment) last = at;
    });
    const values = begun.slice(Math.max(last, 0)).map(({ value }) => value);
    return last < 0 ? [null, ...values] : values;
  }

  function settle(present: ReadonlyMap<string, string>): void {
    settings.clear();
    for (const [key, value] of present) {
      settings.set(key, [{ value, begun: -1, acknowledged: -1 }]);
    }
  }

  settle(seen);
  return {
    begin(sets, now = (clock += 1)) {
      const own = Object.entries(sets).map(([key, value]) => {
        const setting: Setting = { value, begun: now, acknowledged: null };
        settings.set(key, [...(settings.get(key) ?? []), setting]);
        return setting;
      });
      return (then = (clock += 1)) => {
        for (const setting of own) setting.acknowledged = then;
      };
    },
    judge(present, moment = Infinity) {
      const wrong: string[] = [];
      for (const key of new Set([...settings.keys(), ...present.keys()])) {
        const value = present.get(key) ?? null;
        const values = allowed(key, moment);
        if (values.includes(value)) continue;
        wrong.push(
          `${key} is ${String(value)}, not ${[...new Set(values)].map(String).join(' or ')}`,
        );
      }
      return wrong;
    },
    settle,
    keys: () => [...settings.keys()],
    acknowledged: (moment = Infinity) =>
      [...settings.values()]
        .flat()
        .filter(
          ({ acknowledged }) =>
            acknowledged !== null && acknowledged >= 0 && acknowledged <= moment,
        ).length,
  };
}
