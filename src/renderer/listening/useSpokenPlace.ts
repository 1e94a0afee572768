import { nextTick, onScopeDispose, watch, type Ref, type ShallowRef } from 'vue';
import type { Span } from '#shared/text/spans';
import { showHighlight } from '../reading/highlights';
import type { PagedLine } from '../reading/usePagedLine';
import type { TextMap } from '../reading/textMap';
import { useListeningStore, type SpokenView } from './listeningStore';
import { rangeInLine } from './rangeInLine';
import type { SpokenPlace } from './narration';

/** The share of the page's height, from its edges, that a sentence is not read in if that can be helped. */
const margins = { top: 0.02, bottom: 0.14 };
/** Where a sentence comes to stand that was out of view. */
const rest = 0.22;

/** What of the page is needed to follow what is spoken. */
interface FollowedPage {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly map: Readonly<ShallowRef<TextMap | null>>;
  /** What turns the pages; null while the page is scrolled. */
  readonly pages: Readonly<Ref<Pick<PagedLine, 'turn'> | null>>;
  /** Changes when other parts are drawn, or the same ones with other letters. */
  readonly drawing: () => unknown;
  /** Brings a stretch of text into view that is far away; null is the head of the article. */
  goTo(span: Span | null): void;
}

/** Marks the sentence that is read aloud, and keeps it in view while the reader stays with it. */
export function useSpokenPlace({ scroller, map, pages, drawing, goTo }: FollowedPage): void {
  const listening = useListeningStore();

  const rangeOf = ({ line }: SpokenPlace, span: Span): Range | null => {
    if (line === null) return map.value?.rangeOf(span) ?? null;
    const element = scroller.value?.querySelector(`[data-line="${line}"]`) ?? null;
    return element === null ? null : rangeInLine(element, span);
  };
  const boxesOf = (place: SpokenPlace, span: Span): readonly DOMRect[] =>
    [...(rangeOf(place, span)?.getClientRects() ?? [])].filter(({ height }) => height > 0);

  const isInView = (box: DOMRect, view: DOMRect): boolean =>
    box.bottom > view.top &&
    box.top < view.bottom &&
    (box.left + box.right) / 2 > view.left &&
    (box.left + box.right) / 2 < view.right;
  const isShown = (place: SpokenPlace): boolean => {
    const view = scroller.value?.getBoundingClientRect();
    return view !== undefined && boxesOf(place, place.sentence).some((box) => isInView(box, view));
  };

  const scrollTo = (page: HTMLElement, boxes: readonly DOMRect[], place: SpokenPlace): void => {
    const view = page.getBoundingClientRect();
    const top = Math.min(...boxes.map((box) => box.top)) - view.top;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) - view.top;
    const [low, high] = [view.height * margins.top, view.height * (1 - margins.bottom)];
    if (top >= low && bottom <= high) return;
    const isTall = bottom - top > view.height * (1 - margins.bottom - rest);
    const by = top - view.height * (isTall ? margins.top : rest);
    if (Math.abs(by) > 2 * view.height) {
      goTo(place.line === null ? place.sentence : null);
      return;
    }
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    page.scrollBy({ top: by, behavior: isStill ? 'instant' : 'smooth' });
  };
  const turnTo = (page: HTMLElement, box: DOMRect, place: SpokenPlace): void => {
    const view = page.getBoundingClientRect();
    if (isInView(box, view)) return;
    if (place.line === null) {
      goTo(place.piece);
      return;
    }
    // The head of the article may be longer than a page.
    const isLeft = box.right <= view.left;
    const isNext = isLeft === (getComputedStyle(page).direction === 'rtl');
    void pages.value?.turn(isNext ? 1 : -1);
  };
  const show = (place: SpokenPlace): void => {
    const page = scroller.value;
    const boxes = boxesOf(place, pages.value === null ? place.sentence : place.piece);
    const [first] = boxes;
    if (page === null) return;
    if (first === undefined) goTo(place.line === null ? place.piece : null);
    else if (pages.value === null) scrollTo(page, boxes, place);
    else turnTo(page, first, place);
  };

  const mark = (): void => {
    const { place } = listening;
    const range = place === null ? null : rangeOf(place, place.sentence);
    showHighlight('spoken', range === null ? [] : [range]);
  };

  watch(
    () => listening.place,
    (place, before) => {
      mark();
      if (place === null) return;
      // Who has gone elsewhere is not fetched back, until they ask for it.
      const isWith = before === null || isShown(before) || isShown(place);
      listening.isAway = listening.isAway ? !isShown(place) : !isWith;
      if (!listening.isAway) show(place);
    },
    { flush: 'post' },
  );
  watch([drawing, map], () => void nextTick(mark), { flush: 'post' });

  const view: SpokenView = {
    isShown,
    show() {
      listening.isAway = false;
      if (listening.place !== null) show(listening.place);
    },
  };
  watch(map, (drawn) => drawn !== null && (listening.view = view), { immediate: true });
  onScopeDispose(() => {
    if (listening.view === view) listening.view = null;
    showHighlight('spoken', []);
  });
}
