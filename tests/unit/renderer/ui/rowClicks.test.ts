// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createRowClicks } from '../../../../src/renderer/ui/rowClicks';

/** A list of three rows, whose numbers change as rows come in above them. */
function list() {
  const keys = ['a', 'b', 'c'];
  const clicks = createRowClicks((index) => keys[index]);
  const box = document.createElement('div');
  keys.forEach((key, index) => {
    const row = document.createElement('div');
    row.id = key;
    row.dataset['index'] = String(index);
    row.append(document.createElement('p'), document.createElement('i'));
    row.querySelector('i')!.setAttribute('data-sign', '');
    box.append(row);
  });
  document.body.replaceChildren(box);
  const told: string[] = [];
  const tell = (key: string | null): void => {
    if (key !== null) told.push(key);
  };
  box.addEventListener('pointerdown', (event) => clicks.pressDown(event));
  box.addEventListener('pointerup', (event) => tell(clicks.release(event)));
  box.addEventListener('click', (event) => tell(clicks.clicked(event)));
  const fire = (type: 'pointerdown' | 'pointerup' | 'click', on: Element, rest: object = {}) =>
    on.dispatchEvent(
      type === 'click'
        ? new MouseEvent(type, { bubbles: true, detail: 1, ...rest })
        : new PointerEvent(type, { bubbles: true, button: 0, clientX: 5, clientY: 5, ...rest }),
    );
  return {
    box,
    element: (selector: string) => box.querySelector(selector)!,
    fire,
    told,
    /** A row comes in above all others. */
    comeIn() {
      keys.unshift('new');
      for (const row of box.querySelectorAll<HTMLElement>('[data-index]')) {
        row.dataset['index'] = String(Number(row.dataset['index']) + 1);
      }
    },
  };
}

it('is for the row that it is on, once', () => {
  const { element, fire, told } = list();
  for (const type of ['pointerdown', 'pointerup', 'click'] as const) fire(type, element('#b p'));
  expect(told).toEqual(['b']);
});

it('is for the row where it began, when others came in meanwhile and it is not drawn any more', () => {
  const { element, fire, told, comeIn } = list();
  fire('pointerdown', element('#b p'));
  comeIn();
  element('#b').remove();
  // No click follows: where it began is gone.
  fire('pointerup', element('#a p'));
  expect(told).toEqual(['b']);
});

it('is for nothing when it began on what a row holds for itself', () => {
  const { element, fire, told } = list();
  for (const type of ['pointerdown', 'pointerup', 'click'] as const) fire(type, element('#b i'));
  expect(told).toEqual([]);
});

it('is for nothing when it was a drag, or another button', () => {
  const { element, fire, told } = list();
  fire('pointerdown', element('#b p'));
  fire('pointerup', element('#c p'), { clientY: 60 });
  fire('pointerdown', element('#b p'), { button: 2 });
  fire('pointerup', element('#b p'), { button: 2 });
  expect(told).toEqual([]);
});

it('is told without a pointer as well', () => {
  const { element, fire, told } = list();
  fire('click', element('#c p'), { detail: 0 });
  expect(told).toEqual(['c']);
});
