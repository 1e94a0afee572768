import {
  attribute,
  isElement,
  removeAll,
  type PageElement,
  type PageNode,
  type PageParent,
  type PageRoot,
} from './page';

/** Elements with nothing to read in them. */
const unreadable = new Set([
  ...['script', 'style', 'link', 'meta', 'base', 'noscript', 'noembed', 'noframes', 'iframe'],
  ...['frame', 'frameset', 'object', 'embed', 'applet', 'svg', 'math', 'canvas', 'audio', 'video'],
  ...['input', 'textarea', 'select', 'option', 'button', 'datalist', 'dialog', 'map', 'portal'],
]);

/** Parts of a page that HTML itself or ARIA says are not its content. */
const aroundElements = new Set(['nav', 'menu', 'footer']);
const aroundRoles =
  /^(?:navigation|search|banner|contentinfo|complementary|menu|menubar|toolbar|dialog|alertdialog|alert|tooltip|form)$/;

/** A name that says that something is not there (`no_toc`, `without-sidebar`) is no name of it. */
const named = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<!(?:^|[\\s_-])(?:no|non|not|without|hide|hidden))(?:^|[\\s_-])(?:${words.join('|')})(?=$|[\\s_-])`,
    'i',
  );

/** Words in the class and id of what never is an article, however long it is. */
const aroundNames = named([
  ...[
    'comments?',
    'comment-?(?:list|form|respond|section|area|wrap\\w*)',
    'respond',
    'disqus\\w*',
    'commentlist',
  ],
  ...[
    'related',
    'related-?\\w+',
    'jp-relatedposts',
    'yarpp\\w*',
    'recommended',
    'recommendations?',
    'recirc\\w*',
    'outbrain',
    'taboola',
  ],
  ...[
    'side-?bar',
    'breadcrumbs?',
    'site-?footer',
    '(?:page|main|global|blog)-?footer',
    'footer-?(?:container|wrap\\w*|area|sections?|fragments?|widgets?|content|inner|main|top|bottom|nav|menu|links)',
    'elementor-location-(?:header|footer|popup)',
    'site-?header',
    'masthead',
    'cookies?',
    'cookie-?\\w+',
    'gdpr',
    'consent',
  ],
  ...[
    'author-?(?:bio|box|info|card|about|profile|description)',
    'about-?(?:the-?)?author',
    'authorbox',
    'saboxplugin-\\w+',
    'm-a-box',
    'abh_box',
  ],
  ...[
    'sharedaddy',
    'addtoany\\w*',
    'addthis\\w*',
    'social-?\\w+',
    'share',
    'sharing',
    'share-?\\w+',
    'post-?(?:navigation|nav)',
    'nav-?(?:below|above|previous|next|links)',
  ],
]);

/** Words that are said of such things too, and of parts of an article: only short ones are believed. */
const doubtfulNames = named([
  ...[
    'ads?',
    'advert\\w*',
    'adsbygoogle',
    'ad-?(?:slot|unit|container|wrapper)',
    'banner',
    'sponsor\\w*',
    'promo\\w*',
  ],
  ...[
    'menu',
    'nav',
    'navbar',
    'navigation',
    'pagination',
    'pager',
    'page-links?',
    'widget-area',
    'footer',
    'skip-link',
  ],
  ...[
    'more-?(?:stories|posts|articles|from)',
    'also-?like',
    'read-?more',
    'read-?next',
    'up-?next',
    'popular',
    'trending',
    'latest',
    'latest-?\\w+',
    'popular-?\\w+',
  ],
  ...[
    'newsletter\\w*',
    'subscribe\\w*',
    'subscription',
    'sign-?up',
    'mailing-?list',
    'optin',
    'cta',
    'call-to-action',
    'popup',
    'pop-?up',
    'modal',
    'overlay',
    'tooltip',
    'paywall',
    'paywall-\\w+',
  ],
  ...[
    'bio',
    'author',
    'byline',
    'social',
    'post-?(?:tags|meta|footer|pager|date|author)',
    'entry-?(?:footer|meta|utility)',
    'article-?(?:footer|tags|meta)',
    'meta',
  ],
  ...[
    'tags?-?(?:links|list|cloud)',
    'tags',
    'cat-links',
    'categories',
    'toc',
    'toc-?\\w+',
    'ez-toc-\\w+',
    'lwptoc\\w*',
    'table-of-contents',
    'screen-reader-text',
    'sr-only',
    'visually-?hidden',
    'noprint',
    'no-print',
    'printfriendly',
  ],
  ...[
    'ratings?',
    'reactions?',
    'print-?(?:link|button)',
    'login',
    'log-in',
    'search',
    'search-?\\w+',
    'copyright',
    'disclaimer',
    'disclosure',
    'feedback',
    'mw-editsection',
    'reflist',
  ],
]);

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const isHidden = (element: PageElement): boolean =>
  'hidden' in element.properties ||
  hiddenStyle.test(attribute(element, 'style')) ||
  attribute(element, 'aria-hidden') === 'true';

/** The names that an element goes by. */
export const namesOf = (element: PageElement): string =>
  `${attribute(element, 'class')} ${attribute(element, 'id')}`;

function isAround(element: PageElement): boolean {
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'html' || tagName === 'main' || tagName === 'article') {
    return false;
  }
  if (aroundElements.has(tagName) || aroundRoles.test(attribute(element, 'role'))) return true;
  return aroundNames.test(namesOf(element)) && attribute(element, 'itemprop') !== 'articleBody';
}

const isDoubtful = (element: PageElement): boolean =>
  !isElement(element, 'body', 'html', 'main', 'article') && doubtfulNames.test(namesOf(element));

/** Takes out of a page what no one reads: code, forms, and what is hidden. */
export function removeUnreadable(page: PageRoot): void {
  removeAll(
    page,
    (node) =>
      node.type === 'comment' || (isElement(node) && (isUnreadable(node) || isHidden(node))),
  );
}

const isUnreadable = (element: PageElement): boolean =>
  unreadable.has(element.tagName) ||
  (element.tagName === 'template' && !('shadowrootmode' in element.properties));

/** What HTML or a name says is not the article is believed up to this share of a page's prose. */
const mostAround = 0.5;
const mostDoubtful = 0.12;

/** Takes out of a page what stands around its article, unless too much of the page's prose is in it. */
export function removeSurroundings(page: PageRoot, proseOf: (node: PageParent) => number): void {
  const whole = proseOf(page);
  removeAll(page, (node: PageNode) => {
    if (!isElement(node)) return false;
    const share = whole === 0 ? 0 : proseOf(node) / whole;
    return (share < mostAround && isAround(node)) || (share < mostDoubtful && isDoubtful(node));
  });
}
