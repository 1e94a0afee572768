/** What wallabag writes in the place of an article that it could not fetch. */
const unfetched =
  /^[^]{0,200}?(?:wallabag can't retrieve contents for this article|\[unable to retrieve full-text content\])/i;

/** An article's markup; empty when it only says that there is none. */
export function readableMarkup(markup: string): string {
  return unfetched.test(markup.slice(0, 400)) ? '' : markup;
}
