import { allRules, type Rule } from '#shared/text/matching/rules';

/** What a reader can switch to be found as it is typed alone, with the rules that this forbids. */
export const strictSwitches = {
  tashkeel: ['tashkeel'],
  hamza: ['hamza'],
  form: ['clitic', 'stem', 'plural', 'prefix', 'typo'],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;
export type StrictSwitch = keyof typeof strictSwitches;

/** Whether a switch is on: all its rules are strict. */
export const isSwitchedOn = (strict: ReadonlySet<Rule>, name: StrictSwitch): boolean =>
  strictSwitches[name].every((rule) => strict.has(rule));

/** The strict rules with some more, or with those no longer. */
export function withStrict(
  strict: ReadonlySet<Rule>,
  rules: readonly Rule[],
  isStrict: boolean,
): ReadonlySet<Rule> {
  const next = new Set(strict);
  for (const rule of rules) {
    if (isStrict) next.add(rule);
    else next.delete(rule);
  }
  return next;
}

/** The strict rules as they are shown, each by the name of its words: those of a whole switch are one. */
export function strictNames(
  strict: ReadonlySet<Rule>,
): readonly { readonly name: Rule | 'form'; readonly rules: readonly Rule[] }[] {
  const isForm = isSwitchedOn(strict, 'form');
  const form: readonly Rule[] = isForm ? strictSwitches.form : [];
  const single = allRules.filter((rule) => strict.has(rule) && !form.includes(rule));
  return [
    ...(isForm ? [{ name: 'form' as const, rules: form }] : []),
    ...single.map((rule) => ({ name: rule, rules: [rule] })),
  ];
}
