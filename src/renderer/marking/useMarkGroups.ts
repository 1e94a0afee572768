import { computed, shallowRef, type Ref } from 'vue';
import { markColours, type Mark } from '#shared/marks';
import { useLibraryStore } from '../library/libraryStore';
import { tagKey } from '../library/tags';
import { useWords } from '../locales/useWords';
import { groupings, groupMarks, type Grouping, type MarkGroup } from './groupMarks';

/** Marks of the whole library in the groups and the order that the reader chooses, with what stands over each group. */
export function useMarkGroups(marks: Readonly<Ref<readonly Mark[]>>) {
  const library = useLibraryStore();
  const { t, day } = useWords();

  const order = shallowRef<'created' | 'oldest'>('created');
  const orders = computed(() =>
    (['created', 'oldest'] as const).map((value) => ({ value, name: t(`marking.sort.${value}`) })),
  );
  const grouping = shallowRef<Grouping>('article');
  const waysToGroup = computed(() =>
    groupings.map((value) => ({ value, name: t(`marking.groups.${value}`) })),
  );
  const groups = computed(() =>
    groupMarks(marks.value, library.byId, { by: grouping.value, order: order.value }),
  );

  function titleOf(articleId: string): string {
    const title = library.byId.get(articleId)?.summary.title ?? '';
    return title === '' ? t('row.untitled') : title;
  }

  function tagOf({ key, marks: own }: MarkGroup): string {
    const tag = own.flatMap(({ tags }) => tags).find((name) => tagKey(name) === key);
    return tag ?? t('marking.untagged');
  }

  function headingOf(group: MarkGroup): string {
    const colour = markColours.find((name) => name === group.key);
    if (grouping.value === 'article') return titleOf(group.key);
    if (grouping.value === 'day') return day(group.key);
    if (grouping.value === 'tag' || colour === undefined) return tagOf(group);
    return t(`marking.colours.${colour}`);
  }

  return { order, orders, grouping, waysToGroup, groups, headingOf, titleOf };
}
