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
  let told: string | null | undefined;
  box.addEventListener('pointerdown', (event) => clicks.pressDown(event));
  box.addEventListener('click', (event) => (told = clicks.clicked(event)));
  const fire = (type: string, on: Element) =>
    on.dispatchEvent(
      type === 'click'
        ? new MouseEvent(type, { bubbles: true })
        : new PointerEvent(type, { bubbles: true, button: 0 }),
    );
  return {
    box,
    element: (selector: string) => box.querySelector(selector)!,
    fire,
    told: () => told,
    /** A row comes in above all others. */
    comeIn() {
      keys.unshift('new');
      for (const row of box.querySelectorAll<HTMLElement>('[data-index]')) {
        row.dataset['index'] = String(Number(row.dataset['index']) + 1);
      }
    },
  };
}

it('is for the row that it is on', () => {
  const { element, fire, told } = list();
  fire('pointerdown', element('#b p'));
  fire('click', element('#b p'));
  expect(told()).toBe('b');
});

it('is for the row where it began, when others came in meanwhile', () => {
  const { box, element, fire, told, comeIn } = list();
  fire('pointerdown', element('#b p'));
  comeIn();
  // What browsers do when the button goes up over another row: the click is the list's.
  fire('click', box);
  expect(told()).toBe('b');
});

it('is for nothing when it began on what a row holds for itself', () => {
  const { box, element, fire, told, comeIn } = list();
  fire('pointerdown', element('#b i'));
  comeIn();
  fire('click', box);
  expect(told()).toBeNull();
});

it('is told without a pointer as well', () => {
  const { element, fire, told } = list();
  fire('click', element('#c p'));
  expect(told()).toBe('c');
});
