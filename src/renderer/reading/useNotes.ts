import type { RootContent } from 'hast';
import { nextTick, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Article } from '#shared/article';
import { isNoteSign } from '#shared/text/noteSign';
import type { Surroundings } from './drawNode';
import { landmarksOf } from './landmarks';
import { noteAt } from './notes';
import type { PreparedArticle } from './parts';
import type { TextMap } from './textMap';
import type { ViewIn } from './useTextView';

/** A note that is shown at its reference. */
interface OpenNote {
  readonly link: HTMLElement;
  readonly nodes: readonly RootContent[];
  readonly around: Surroundings;
  readonly place: string;
}

/** Shows notes where they are referred to; a link that leads anywhere else is not for it. */
export function useNotes(
  article: Article,
  prepared: PreparedArticle,
  map: Readonly<ShallowRef<TextMap | null>>,
  viewIn: Readonly<Ref<ViewIn>>,
) {
  const { t } = useI18n();
  const note = shallowRef<OpenNote | null>(null);

  /** Shows the note at a place, for the link that has the focus; false when that is no reference to a note. */
  function show(place: string): boolean {
    const link = document.activeElement;
    if (!(link instanceof HTMLAnchorElement) || !isNoteSign(link.textContent ?? '')) return false;
    const range = document.createRange();
    range.selectNode(link);
    const here = map.value?.spanOf(range)?.start ?? Infinity;
    const there = landmarksOf(prepared).places.get(place) ?? -1;
    // What leads up from a note is the way back to its reference.
    const nodes = there > here ? noteAt(article.body, place) : null;
    if (nodes === null) return false;
    const around: Surroundings = {
      ...{ articleId: article.id, direction: article.direction, viewIn: viewIn.value },
      words: { table: t('reading.table'), code: t('reading.code') },
    };
    note.value = { link, nodes, around, place };
    return true;
  }

  return {
    note,
    show,
    close: (): void => {
      note.value = null;
    },
    /** Puts the note away to go where it stands; the way back leads to its reference. */
    leave(go: (place: string) => void): void {
      const { place, link } = note.value ?? {};
      note.value = null;
      if (place === undefined) return;
      link?.focus({ preventScroll: true });
      // The popover gives the focus back as it goes.
      void nextTick(() => go(place));
    },
  };
}
