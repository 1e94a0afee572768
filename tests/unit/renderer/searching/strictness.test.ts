import { expect, it } from 'vitest';
import { allRules, type Rule } from '#shared/text/matching/rules';
import {
  isSwitchedOn,
  strictNames,
  strictSwitches,
  withStrict,
} from '../../../../src/renderer/searching/strictness';

const none: ReadonlySet<Rule> = new Set();
const namesOf = (strict: ReadonlySet<Rule>): string[] =>
  strictNames(strict).map(({ name }) => name);

it('switches several rules at once, and shows them as one', () => {
  const strict = withStrict(none, strictSwitches.form, true);
  expect(isSwitchedOn(strict, 'form')).toBe(true);
  expect(namesOf(strict)).toEqual(['form']);
  expect(namesOf(withStrict(strict, ['hamza'], true))).toEqual(['form', 'hamza']);
  expect(namesOf(withStrict(strict, ['stem'], false))).toEqual([
    'clitic',
    'plural',
    'prefix',
    'typo',
  ]);
});

it('shows each strict rule once, whichever are strict', () => {
  const all = new Set(allRules);
  expect(
    strictNames(all)
      .flatMap(({ rules }) => rules)
      .sort(),
  ).toEqual([...allRules].sort());
  expect(strictNames(none)).toEqual([]);
});
