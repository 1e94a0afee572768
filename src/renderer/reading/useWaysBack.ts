import { shallowRef } from 'vue';
import type { Span } from '#shared/text/spans';

/** Where reading was when a link or the contents led away: its first line (null above the text), and the link that had the focus. */
interface Stop {
  readonly offset: number | null;
  readonly focused: HTMLElement | null;
}

/** What a way needs of the page that it is on. */
interface Ways {
  /** The first line in view; null above the text. */
  readonly firstLine: () => Span | null;
  /** The element of the article at an offset of its text, or of a place's name; null when it is not drawn. */
  readonly elementAt: (offset: number, place: string | null) => HTMLElement | null;
  /** Has an offset's line drawn and held at the top, or `eyeLevel` below it. */
  readonly show: (offset: number, atEyeLevel: boolean) => Promise<void>;
  readonly toTop: () => void;
}

const maximumStops = 20;

/**
 * Goes to places in an article and back: the focus goes along, so that reading goes on by keyboard from
 * there, and a link that leads to where the last one was followed is the way back.
 */
export function useWaysBack({ firstLine, elementAt, show, toTop }: Ways) {
  const stops = shallowRef<readonly Stop[]>([]);

  async function visit(offset: number, place: string | null = null): Promise<void> {
    const last = stops.value.at(-1);
    const target = elementAt(offset, place);
    if (near(target, last?.focused ?? null)) return back();
    const stop = { offset: firstLine()?.start ?? null, focused: followedLink() };
    stops.value = [...stops.value, stop].slice(-maximumStops);
    await show(offset, place !== null);
    focus(elementAt(offset, place));
  }

  async function back(): Promise<void> {
    const stop = stops.value.at(-1);
    if (stop === undefined) return;
    stops.value = stops.value.slice(0, -1);
    if (stop.offset === null) toTop();
    else await show(stop.offset, false);
    if (stop.focused?.isConnected === true) focus(stop.focused);
  }

  return {
    stops,
    visit,
    back,
    /** Forgets where reading was. */
    forget(): void {
      stops.value = [];
    },
  };
}

const near = (one: Element | null, other: Element | null): boolean =>
  one !== null && other !== null && (one.contains(other) || other.contains(one));

function followedLink(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLAnchorElement ? activeElement : null;
}

/** Moves the focus to an element of the article, also to one that has none by itself. */
function focus(element: HTMLElement | null): void {
  if (element === null) return;
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) {
    element.setAttribute('tabindex', '-1');
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
}
