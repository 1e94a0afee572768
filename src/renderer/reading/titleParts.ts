/** A title that begins with its kicker, in three pieces that joined are the title again. */
export interface TitleParts {
  readonly kicker: string;
  /** The dots, bar or colon between, with the spaces around them. */
  readonly separator: string;
  readonly headline: string;
}

/** Takes a title apart that begins with its kicker; null when it does not, or would have no headline left. */
export function titleParts(title: string, kicker: string | null): TitleParts | null {
  if (kicker === null || kicker === '' || !title.startsWith(kicker)) return null;
  const rest = title.slice(kicker.length);
  const separator = /^[\s.…|:–—-]+/u.exec(rest)?.[0];
  if (separator === undefined || separator.trim() === '' || separator === rest) return null;
  return { kicker, separator, headline: rest.slice(separator.length) };
}
