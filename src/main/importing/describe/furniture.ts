import type { Nodes } from 'hast';
import type { Article } from '#shared/article';
import { foldArabic } from '#shared/text/foldArabic';
import { tokenize } from '#shared/text/tokenize';
import { isCallToAction } from './callToAction';
import { anyOf, endsSentence, readFolded } from './foldedLine';
import { isReadAlso, isReadAlsoLabel, offersMore } from './readAlso';
import { trimLine } from '../lineForms';
import { textOf } from '../textOf';
import { inHead, inTail, onlyLine, type Block } from './blocks';

type Omitted = Article['omitted'][number];

/** A block that a page puts around its articles, with the words that are kept of it. */
interface Found {
  readonly index: number;
  readonly answer: Omitted;
}

const maximumLine = 180;
const maximumNotice = 500;

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldArabic));

const shareWords = folded([
  ...['شارك', 'شاركها', 'شاركوا', 'مشاركة', 'انشر', 'المقال', 'المقالة', 'الخبر', 'هذا', 'هذه'],
  ...['على', 'عبر', 'نسخ', 'الرابط', 'طباعة', 'بريد', 'البريد', 'إلكتروني', 'الإلكتروني'],
  ...['share', 'this', 'article', 'story', 'on', 'via', 'copy', 'link', 'print', 'email', 'tweet'],
]);
const shareVerb = folded(['شارك', 'شاركها', 'شاركوا', 'مشاركة', 'انشر', 'share', 'tweet']);
const networks = folded([
  ...['فيسبوك', 'فيس', 'بوك', 'تويتر', 'واتساب', 'واتس', 'آب', 'تيليغرام', 'تلغرام', 'تيليجرام'],
  ...['تلجرام', 'لينكدإن', 'لينكد', 'إن', 'انستغرام', 'ماسنجر', 'فايبر', 'إكس', 'بينتريست'],
  ...['facebook', 'twitter', 'whatsapp', 'telegram', 'linkedin', 'instagram', 'messenger'],
  ...['x', 'reddit', 'pinterest', 'viber', 'threads', 'bluesky', 'mastodon'],
]);

const cookie = anyOf([
  ...['ملفات تعريف الارتباط', 'ملفات الارتباط', 'الكوكيز', 'كوكيز', 'کوکی', 'cookie', 'cookies'],
]);
const consent = anyOf([
  ...['نستخدم', 'يستخدم هذا الموقع', 'يستخدم الموقع', 'هذا الموقع يستخدم', 'يستخدم موقعنا'],
  ...['باستخدامك', 'باستمرارك', 'نحن نستخدم', 'این سایت', 'ما از'],
  ...['we use', 'this site uses', 'this website uses', 'our site uses', 'our website uses'],
  ...['by using', 'by continuing', 'we and our partners'],
]);
const cookieNotice = new RegExp(
  `^(?:${consent})(?![\\p{L}]).*(?<![\\p{L}])(?:${cookie})(?![\\p{L}])`,
  'u',
);

/**
 * The blocks that are about the page rather than of the article: invitations, links to other
 * articles, buttons to share by, cookie notices. Only what cannot be the writer's own is taken.
 */
export function findFurniture(blocks: readonly Block[]): readonly Found[] {
  const found: Found[] = [];
  for (let index = 1; index < blocks.length; index += 1) {
    const reason = reasonOf(blocks, index);
    if (reason === null) continue;
    found.push(toFound(blocks, index, reason));
    // A heading alone goes with the list of titles below it.
    if (reason === 'read-also' && isLabel(blocks[index]) && isTitleList(blocks[index + 1])) {
      index += 1;
      found.push(toFound(blocks, index, reason));
    }
  }
  return found;
}

const toFound = (blocks: readonly Block[], index: number, reason: Omitted['reason']): Found => ({
  index,
  answer: { reason, text: wordsOf(blocks[index]) },
});

const wordsOf = (block: Block | undefined): string =>
  (listItems(block) ?? block?.lines ?? []).join('\n');

/** The items of a list; null for any other block. */
function listItems(block: Block | undefined): readonly string[] | null {
  if (block?.node.type !== 'element' || !['ul', 'ol'].includes(block.node.tagName)) return null;
  return block.node.children.map((item) => trimLine(textOf(item))).filter((item) => item !== '');
}

function reasonOf(blocks: readonly Block[], index: number): Omitted['reason'] | null {
  const block = blocks[index];
  if (block === undefined || block.lines.length === 0) return null;
  const line = onlyLine(block);
  const linksOn = line !== null && isReadAlso(line);
  if (linksOn || (isLabel(block) && isTitleList(blocks[index + 1]))) return 'read-also';
  const atEnd = inTail(index, blocks);
  if (!inHead(index) && !atEnd) return null;
  if (isShareBar(block.lines)) return 'share';
  return line === null ? null : noticeIn(line, block, atEnd);
}

function noticeIn(line: string, { node }: Block, atEnd: boolean): Omitted['reason'] | null {
  if (isCookieNotice(line)) return 'cookie';
  if (!atEnd) return null;
  if (offersMore(line) && hasLink(node)) return 'read-also';
  return isCallToAction(line) ? 'call-to-action' : null;
}

const hasLink = (node: Nodes): boolean =>
  (node.type === 'element' && node.tagName === 'a') ||
  ('children' in node && node.children.some(hasLink));

const isLabel = (block: Block | undefined): boolean =>
  block !== undefined && isReadAlsoLabel(onlyLine(block) ?? '');

/** A list of which no item is a sentence. */
function isTitleList(block: Block | undefined): boolean {
  const items = listItems(block) ?? [];
  return (
    items.length > 0 && items.every((item) => item.length <= maximumLine && !/[.؛]$/u.test(item))
  );
}

/** Nothing but the names of networks and the words around them. */
function isShareBar(lines: readonly string[]): boolean {
  const text = lines.join(' ');
  if (text.length > maximumLine || endsSentence(text.replace(/:$/u, ''))) return false;
  const words = tokenize(text).map((word) => word.folded);
  const named = words.filter((word) => networks.has(word)).length;
  const asks = words.some((word) => shareVerb.has(word));
  const only = words.every((word) => networks.has(word) || shareWords.has(word));
  return only && (asks ? named >= 1 || words.length === 2 || words.length === 3 : named >= 3);
}

const isCookieNotice = (line: string): boolean =>
  line.length <= maximumNotice && readFolded(line, cookieNotice) !== null;
