import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/main/backups/backups';
import { numberedArticle } from '../../torture/articles';
import { firstId } from '../library/samples';
import { valueOf } from '../library/support';
import { filled, scene, type Scene } from './support';

describe('a purge during a backup', () => {
  /** A source in which something happens after the library was looked at for the `nth` time. */
  function happening(own: Scene, nth: number, happen: () => Promise<unknown>): Source {
    let looks = 0;
    return {
      ...own.source,
      async still(look) {
        const answer = await own.source.still(look);
        looks += 1;
        if (looks === nth) await happen();
        return answer;
      },
    };
  }

  it.each([1, 2, 3])('at look %i leaves a snapshot that is whole', async (nth) => {
    const own = await filled();
    valueOf(await own.library.trash([firstId]));
    const report = await own.take(
      happening(own, nth, async () => valueOf(await own.library.purge([firstId]))),
    );
    expect(report.snapshot.problems).toEqual([]);
    expect(await own.drill()).toMatchObject({ ok: true, problems: [] });
  });

  it('that comes at every look does not leave a snapshot without what its records name', async () => {
    const own = await filled();
    let looks = 0;
    const harried: Source = {
      ...own.source,
      async still(look) {
        const isFirst = looks % 2 === 0;
        const coming = numberedArticle(Math.floor(looks / 2));
        const { id } = coming.article;
        looks += 1;
        if (isFirst) {
          valueOf(await own.library.add([coming]));
          valueOf(await own.library.trash([id]));
        }
        const answer = await own.source.still(look);
        if (!isFirst) valueOf(await own.library.purge([id]));
        return answer;
      },
    };
    const { snapshot } = await own.take(harried);
    expect(snapshot.problems).toEqual([]);
    expect(await own.drill(snapshot.id)).toMatchObject({ ok: true, problems: [] });
  });

  it('takes what is imported and purged all the while', async () => {
    const own = await scene();
    let isDone = false;
    const work = (async () => {
      for (let number = 0; !isDone; number += 1) {
        const { id } = numberedArticle(number).article;
        valueOf(await own.library.add([numberedArticle(number)]));
        valueOf(await own.library.trash([id]));
        if (number % 2 === 0) valueOf(await own.library.purge([id]));
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      own.clock.pass(1);
      const { snapshot } = await own.take();
      expect(snapshot.problems).toEqual([]);
      expect(await own.drill(snapshot.id)).toMatchObject({ ok: true, problems: [] });
    }
    isDone = true;
    await work;
  });
});
