import { describe, expect, it } from 'vitest';
import { barPlace } from '../../../../src/renderer/marking/barPlace';

const host = { top: -100, bottom: 2000, left: 50, right: 650 };
const line = (top: number, left: number, right: number) => ({
  ...{ top, bottom: top + 36, left, right },
});

describe('barPlace', () => {
  it('stands under the selection’s last line, at its middle from the side where lines begin', () => {
    const boxes = [line(200, 200, 500), line(242, 300, 500)] as const;
    const place = { windowHeight: 800, rightToLeft: true };
    expect(barPlace(boxes, host, place)).toEqual({ top: 242 + 36 + 100 + 10, middle: 250 });
    expect(barPlace(boxes, host, { ...place, rightToLeft: false }).middle).toBe(350);
  });

  it('stands above the first line when the window ends below the last', () => {
    const boxes = [line(700, 300, 400), line(742, 300, 400)] as const;
    const { top } = barPlace(boxes, host, { windowHeight: 800, rightToLeft: true });
    expect(top).toBe(700 + 100 - 48);
  });

  it('stays inside the text’s column, even a narrow one', () => {
    const place = { windowHeight: 800, rightToLeft: true };
    const edge = [line(200, 640, 650), line(200, 640, 650)] as const;
    expect(barPlace(edge, host, place).middle).toBe(196);
    const far = [line(200, 50, 60), line(200, 50, 60)] as const;
    expect(barPlace(far, host, place).middle).toBe(600 - 196);
    const narrow = { ...host, right: 250 };
    expect(barPlace(edge, narrow, place).middle).toBe(100);
  });

  it('leaves room for its second row where the column is narrower than one', () => {
    const boxes = [line(700, 60, 100), line(742, 60, 100)] as const;
    const narrow = { ...host, right: 250 };
    const { top } = barPlace(boxes, narrow, { windowHeight: 800, rightToLeft: true });
    expect(top).toBe(700 + 100 - 84);
  });
});
