import { markColours, type MarkColour } from '#shared/marks';
import type { Span } from '#shared/text/spans';
import type { HighlightName } from '../reading/highlights';
import type { PlacedMark } from './placedMarks';

interface Painted extends Span {
  readonly colour: MarkColour;
}

/** The stretches of highlights over which another colour is painted: they are underlined in their own, so that both show. */
function covered(painted: readonly Painted[]): readonly Painted[] {
  const rank = ({ colour }: Painted): number => markColours.indexOf(colour);
  const sorted = [...painted].sort((a, b) => a.start - b.start);
  return sorted.flatMap((under, at) => {
    const near = [
      ...sorted.slice(0, at).filter(({ end }) => end > under.start),
      ...sorted.slice(at + 1).filter(({ start }) => start < under.end),
    ];
    return near
      .filter((over) => rank(over) > rank(under))
      .map((over) => ({
        start: Math.max(over.start, under.start),
        end: Math.min(over.end, under.end),
        colour: under.colour,
      }));
  });
}

/**
 * What is drawn for marks, by the names of highlights. A bookmark of a whole paragraph has its ribbon alone;
 * where highlights of two colours lie on each other, the upper one is painted and the other underlined.
 */
export function drawnMarks(
  placed: readonly PlacedMark[],
): ReadonlyMap<HighlightName, readonly Span[]> {
  const drawn = new Map<HighlightName, Span[]>();
  const draw = (name: HighlightName, { start, end }: Span): void => {
    drawn.set(name, [...(drawn.get(name) ?? []), { start, end }]);
  };
  const painted: Painted[] = [];
  for (const { mark, span, whole } of placed) {
    if (span === null || span.start === span.end) continue;
    const { kind, colour } = mark;
    if (kind === 'highlight') painted.push({ ...span, colour });
    if (kind !== 'bookmark') draw(`${kind}-${colour}`, span);
    else if (!whole) draw('bookmarked', span);
  }
  for (const each of covered(painted)) draw(`underline-${each.colour}`, each);
  return drawn;
}
