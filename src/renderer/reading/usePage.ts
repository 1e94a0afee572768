import {
  computed,
  nextTick,
  onMounted,
  onScopeDispose,
  shallowRef,
  watch,
  type Ref,
  type ShallowRef,
} from 'vue';
import type { OpenedArticle } from '#shared/library';
import { describe, locate } from '#shared/text/anchor';
import type { Span } from '#shared/text/spans';
import { drawnMarks } from '../marking/drawnMarks';
import { useSpokenPlace } from '../listening/useSpokenPlace';
import { useMarkingStore } from '../marking/markingStore';
import { unitAt } from '../marking/textUnits';
import { callTheEye } from './callTheEye';
import { highlightNames, markHighlights, showHighlight } from './highlights';
import { partAt, type PreparedArticle } from './parts';
import type { Destination, PageView } from './pageView';
import { landmarksOf } from './landmarks';
import { offsetAtPoint, selectRange } from './pointing';
import { useReadingStore } from './readingStore';
import { mapText, type TextMap } from './textMap';
import { useDrawnParts } from './useDrawnParts';
import { useFinding } from './useFinding';
import type { KeptLine, PagePosition } from './useKeptLine';
import { usePageFlow } from './usePageFlow';
import type { ViewIn } from './useTextView';
import { useWaysBack } from './useWaysBack';

/** How much of the first line's block names a place, in UTF-16 units: enough to be found again. */
const placeLength = 80;
/** A place gone to stands this far down the page, as a share of its height. */
const eyeLevel = 0.28;
/** A heading as the page draws it. */
const headings = 'h2, h3';

interface PageElements {
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly content: Readonly<ShallowRef<HTMLElement | null>>;
  readonly body: Readonly<ShallowRef<{ readonly $el: Element } | null>>;
}

/** Joins an article's page to its stores: what is drawn, where it stands, what is marked and found on it. */
export function usePage(
  { scroller, content, body }: PageElements,
  opened: OpenedArticle,
  prepared: PreparedArticle,
  viewIn: Readonly<Ref<ViewIn>>,
) {
  const reading = useReadingStore();
  const marking = useMarkingStore();
  const finding = useFinding(() => prepared);
  const flow = usePageFlow();
  const map = shallowRef<TextMap | null>(null);
  const { blocks, text } = prepared;

  const blockAt = (offset: number): Span | null => {
    const near = partAt(prepared.parts, offset)?.blocks ?? [];
    const block = near.find(({ end }) => end >= offset) ?? near.at(-1);
    return block === undefined ? null : { start: block.start, end: block.end };
  };
  const destinationSpan = ({ find, bookmarkId }: Destination): Span | null => {
    finding.find(find);
    return bookmarkId === null ? finding.span.value : marking.spanOf(bookmarkId);
  };
  const stopped = (): Span | null => {
    const { place } = opened.reading;
    return place === null ? null : locate(text, place);
  };

  const arrival = destinationSpan(reading.destination);
  const start = arrival ?? stopped();
  const { drawn, drawAt, drawParts } = useDrawnParts(
    () => prepared,
    () => start?.start ?? 0,
  );
  let line: KeptLine | null = null;

  const moved = ({ line: first, share }: PagePosition): void => {
    const end = first === null ? 0 : Math.min(first.end, first.start + placeLength);
    reading.moved(first === null ? null : describe(text, first.start, end), share);
  };
  const show = async (offset: number, atEyeLevel: boolean): Promise<void> => {
    drawAt(offset);
    await nextTick();
    if (atEyeLevel) line?.hold(offset, (scroller.value?.clientHeight ?? 0) * eyeLevel);
    else line?.hold(offset);
  };
  const goTo = async (span: Span, calling: boolean): Promise<void> => {
    await show(span.start, true);
    if (calling) callTheEye(map.value?.rangeOf(span) ?? null);
  };

  /** The text of the link or table that has the focus. */
  const focusedSpan = (): Span | null => {
    const focused = document.activeElement;
    if (focused === null || !body.value?.$el.contains(focused)) return null;
    // The focus was only brought to where reading goes on; the reader may be far from there.
    if (focused.matches('[tabindex="-1"]')) return null;
    const around = document.createRange();
    around.selectNode(focused);
    return map.value?.spanOf(around) ?? null;
  };

  const elementAt = (offset: number, place: string | null): HTMLElement | null => {
    const named = place === null ? null : body.value?.$el.querySelector(`#${place}`);
    const text = map.value?.rangeOf({ start: offset, end: offset + 1 })?.startContainer;
    const found = named ?? text?.parentElement?.closest(headings) ?? text?.parentElement;
    return found instanceof HTMLElement ? found : null;
  };
  const ways = useWaysBack({
    firstLine: () => line?.firstLine() ?? null,
    ...{ elementAt, show },
    toTop: () => line?.holdShare(0),
  });
  /** Goes to a place of the article that a link leads to. */
  const follow = (place: string): void => {
    const offset = landmarksOf(prepared).places.get(place);
    if (offset !== undefined) void ways.visit(offset, place);
  };

  const view: PageView = {
    selected() {
      const selection = getSelection();
      if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
      return map.value?.spanOf(selection.getRangeAt(0)) ?? null;
    },
    paragraph() {
      const place = focusedSpan() ?? line?.firstLine() ?? blocks[0] ?? null;
      return place === null ? null : blockAt(place.start);
    },
    sentence() {
      const { start } = line?.firstLine() ?? blocks[0] ?? { start: null };
      return start === null ? null : unitAt(blocks, start, 'sentence');
    },
    isAtTop: () => (line?.firstLine() ?? null) === null,
    select(span) {
      const range = map.value?.rangeOf(span) ?? null;
      if (range !== null) selectRange(range);
    },
    offsetAt: (x, y) => offsetAtPoint(map.value, x, y),
    boxesOf: (span) => [...(map.value?.rangeOf(span)?.getClientRects() ?? [])],
    goTo: (span, calling) => void goTo(span, calling),
    visit: ({ start }) => void ways.visit(start),
    toTop: () => line?.holdShare(0),
    async drawAll() {
      drawParts(0, prepared.parts.length - 1);
      await nextTick();
      await document.fonts.ready;
    },
    find: () => finding.open(),
    stepMatch: (by) => finding.step(by),
  };

  const arrive = async (): Promise<void> => {
    const { progress } = opened.reading;
    if (arrival !== null) await goTo(arrival, reading.destination.bookmarkId !== null);
    else if (start !== null) line?.hold(start.start);
    else line?.holdShare(progress);
    // Text waits for its fonts unseen (font-display: block); asking for the layout asks for the fonts.
    content.value?.getBoundingClientRect();
    await document.fonts.ready;
    if (start === null && progress > 0) line?.holdShare(progress);
    else line?.apply();
    line?.report();
    requestAnimationFrame(() => void reading.drawn(opened.article.id));
  };

  onMounted(() => {
    if (scroller.value === null || content.value === null || body.value === null) return;
    map.value = mapText(body.value.$el, prepared);
    const elements = { scroller: scroller.value, content: content.value };
    const page = { ...elements, map: map.value, prepared, drawParts };
    line = flow.start(page, moved);
    reading.page = view;
    void arrive();
  });
  onScopeDispose(() => {
    if (reading.page === view) reading.page = null;
    for (const name of highlightNames) showHighlight(name, []);
  });

  watch(
    () => reading.destination,
    (destination) => {
      const span = destinationSpan(destination);
      if (span !== null) void goTo(span, destination.bookmarkId !== null);
    },
  );
  watch(finding.span, (span) => {
    if (span !== null) void goTo(span, false);
  });

  useSpokenPlace({
    ...{ scroller, map, pages: flow.pages },
    drawing: () => [drawn.size, viewIn.value],
    goTo: (span) => (span === null ? view.toTop() : view.goTo(span, false)),
  });

  const rangesOf = (spans: readonly (Span | null)[]): Range[] =>
    spans.flatMap((span) => (span === null ? [] : (map.value?.rangeOf(span) ?? [])));
  const marked = computed(() => drawnMarks(marking.placed));
  watch(
    [marked, finding.matches, finding.span, () => drawn.size, map, viewIn],
    () => {
      for (const name of markHighlights) {
        showHighlight(name, rangesOf(marked.value.get(name) ?? []));
      }
      showHighlight('found', rangesOf(finding.matches.value.spans));
      showHighlight('found-now', rangesOf([finding.span.value]));
    },
    { flush: 'post' },
  );

  // Another view writes other letters into the text's nodes, which empties what is selected in them.
  watch(viewIn, async () => {
    const span = view.selected();
    await nextTick();
    const range = span === null ? null : (map.value?.rangeOf(span) ?? null);
    if (range !== null) selectRange(range);
  });

  return { drawn, map, finding, ways, follow, flow };
}
