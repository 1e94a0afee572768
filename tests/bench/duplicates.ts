import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ImportedArticle } from '#shared/imported';
import { articleText } from '#shared/text/plainText';
import { importFile } from '../../src/main/importing/pipeline';
import { openLikeness, sketchOf, type Sketch } from '../../src/main/likeness/likeness';
import { likenessOf } from '../../src/main/likeness/sketch';
import { docxOf } from './docxOf';

const root = resolve(import.meta.dirname, '../..');

/** A text with a title and paragraphs, which is written in several ways. */
interface Source {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One written form of an article; forms of one `work` are the same article. */
interface Form {
  readonly name: string;
  readonly kind: string;
  readonly work: string;
  readonly bytes: Uint8Array;
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Numbers from 0 to 1, the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The bundled samples, and real articles from beside the project where they are. */
function sources(): Source[] {
  const texts = readdirSync(join(root, 'resources/samples')).map((name) =>
    readFileSync(join(root, 'resources/samples', name), 'utf8'),
  );
  const real = resolve(root, '../shared/fixtures/pages-qisasse');
  if (existsSync(real)) {
    for (const name of readdirSync(real).filter((file) => file.endsWith('.json'))) {
      const { text } = JSON.parse(readFileSync(join(real, name), 'utf8')) as {
        text: string | null;
      };
      if (text !== null && text.length > 800) texts.push(text);
    }
  }
  return texts.map((text) => {
    const [title = '', ...paragraphs] = text.split(/\n+/u).filter((line) => line.trim() !== '');
    return { title, paragraphs };
  });
}

const page = ({ title, paragraphs }: Source): string =>
  `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><a href="/">الرئيسة</a> <a href="/a">أخبار</a></nav><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article><footer>جميع الحقوق محفوظة</footer></body></html>`;
const text = ({ title, paragraphs }: Source): string => `${title}\n\n${paragraphs.join('\n\n')}\n`;

/** Marks, hamzas and digits as other newsrooms write them, and a paragraph in ten lines: the same article. */
function respelled(source: Source): Source {
  const change = (line: string): string =>
    line
      .replace(/[أإآ]/gu, 'ا')
      .replace(/[\u064b-\u0652\u0640]/gu, '')
      .replace(/ة(?=\s|$)/gu, 'ه');
  return { title: change(source.title), paragraphs: source.paragraphs.map(change) };
}

/** A share of the words exchanged for others of the same text: an edited version. */
function edited({ title, paragraphs }: Source, share: number, random: () => number): Source {
  const words = paragraphs.join(' ').split(/\s+/u);
  const other = (): string => words[Math.floor(random() * words.length)] ?? '';
  return {
    title: `${title} (محدّث)`,
    paragraphs: paragraphs.map((line) =>
      line
        .split(/\s+/u)
        .map((word) => (random() < share ? other() : word))
        .join(' '),
    ),
  };
}

/** Articles of one series, each with its own text in the same frame of some 90 words, under the same title. */
function series(all: readonly Source[]): Form[] {
  const intro =
    'في هذه السلسلة نزور كل أسبوع مكانًا صنع أهله فيه شيئًا بأيديهم، ونسمع منهم كيف بدأت الحكاية وإلى أين وصلت، ونسجل ما يقولونه كما قالوه من غير زيادة ولا نقصان، فالحكاية لأصحابها';
  const outro =
    'كانت هذه حلقة من سلسلة حكايات الحرف التي نقدمها كل أسبوع، ويمكنكم أن تكتبوا إلينا إن كان عندكم في بلدتكم حرفة قديمة تستحق أن تُروى، وأن تسمعوا الحلقات السابقة كلها متى شئتم من الأرشيف نفسه، وإلى اللقاء في الأسبوع المقبل مع حكاية أخرى';
  return all.slice(0, 60).map(({ paragraphs }, at) => {
    // Part of another text, so that it is nobody's duplicate.
    const own = paragraphs.join(' ').split(/\s+/u).reverse().slice(0, 200).join(' ');
    const source = { title: 'حكايات الحرف: الحلقة الجديدة', paragraphs: [intro, own, outro] };
    return {
      name: `series-${at}.txt`,
      kind: 'series',
      work: `series-${at}`,
      bytes: bytes(text(source)),
    };
  });
}

function forms(all: readonly Source[]): Form[] {
  const random = seeded(11);
  return [
    ...all.flatMap((source, at): Form[] => {
      const work = `work-${at}`;
      const form = (kind: string, extension: string, made: Uint8Array): Form => {
        return { name: `${work}-${kind}.${extension}`, kind, work, bytes: made };
      };
      return [
        form('text', 'txt', bytes(text(source))),
        form('page', 'html', bytes(page(source))),
        form('docx', 'docx', docxOf(source)),
        form('respelled', 'txt', bytes(text(respelled(source)))),
        form('edited 3%', 'txt', bytes(text(edited(source, 0.03, random)))),
        form('edited 8%', 'txt', bytes(text(edited(source, 0.08, random)))),
        form(
          'cut by a fifth',
          'txt',
          bytes(
            text({
              ...source,
              paragraphs: source.paragraphs.slice(0, Math.ceil(source.paragraphs.length * 0.8)),
            }),
          ),
        ),
      ];
    }),
    ...series(all),
  ];
}

/** Prints how many pairs of the same article are offered as such, by kind, and how many of those offered are. */
export async function main(): Promise<void> {
  const all = forms(sources());
  const likeness = await openLikeness(null, new Set());
  const byId = new Map<string, Form>();
  const sketches: { readonly form: Form; readonly sketch: Sketch }[] = [];
  let unreadable = 0;
  for (const form of all) {
    const result = await importFile({ name: form.name, bytes: form.bytes });
    const imported: ImportedArticle | undefined = result.ok ? result.value.articles[0] : undefined;
    if (imported === undefined) {
      unreadable += 1;
      continue;
    }
    const { id, body } = imported.article;
    byId.set(id, form);
    const sketch = sketchOf(articleText(body));
    sketches.push({ form, sketch });
    likeness.add([{ id, sketch }]);
  }
  const found = new Map<string, number>();
  const wanted = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): void =>
    void map.set(key, (map.get(key) ?? 0) + 1);
  let offered = 0;
  let right = 0;
  for (const [id, form] of byId) {
    const alike = new Set(likeness.alike(id).map((each) => byId.get(each.id)));
    for (const other of alike) {
      offered += 1;
      if (other?.work === form.work) right += 1;
    }
    if (form.kind !== 'text') continue;
    for (const other of byId.values()) {
      if (other === form || other.work !== form.work) continue;
      count(wanted, other.kind);
      if (alike.has(other)) count(found, other.kind);
    }
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(
    `${byId.size} files of ${new Set(all.map(({ work }) => work)).size} articles, ${unreadable} not readable`,
  );
  for (const [kind, total] of wanted) {
    const share = (found.get(kind) ?? 0) / total;
    say(`  recall, text against ${kind}: ${found.get(kind) ?? 0}/${total} = ${share.toFixed(3)}`);
  }
  const sum = (map: Map<string, number>): number => [...map.values()].reduce((a, b) => a + b, 0);
  say(
    `recall ${(sum(found) / sum(wanted)).toFixed(3)}, precision ${right}/${offered} = ${(right / offered).toFixed(3)}`,
  );
  say('at other thresholds, every pair compared with every other:');
  for (const threshold of [0.2, 0.3, 0.35, 0.4, 0.5, 0.6]) {
    say(`  ${threshold}: ${atThreshold(sketches, threshold)}`);
  }
  await scale(say);
}

/** Recall and precision of a threshold alone, without the bands. */
function atThreshold(
  sketches: readonly { readonly form: Form; readonly sketch: Sketch }[],
  threshold: number,
): string {
  let [same, right, offered] = [0, 0, 0];
  sketches.forEach(({ form, sketch }, at) => {
    for (const other of sketches.slice(at + 1)) {
      const isSame = other.form.work === form.work;
      const isOffered = sketch.length > 0 && likenessOf(sketch, other.sketch) >= threshold;
      if (isSame) same += 1;
      if (isOffered) offered += 1;
      if (isSame && isOffered) right += 1;
    }
  });
  return `recall ${(right / same).toFixed(3)}, precision ${(right / offered).toFixed(3)}`;
}

/** Prints what one more article costs among 100,000, one in ten of which resembles another. */
async function scale(say: (line: string) => void): Promise<void> {
  const random = seeded(3);
  const likeness = await openLikeness(null, new Set());
  const before = process.memoryUsage().arrayBuffers;
  let last: Sketch = new Uint32Array(60);
  const idOf = (at: number): string => at.toString(16).padStart(64, '0');
  const begun = performance.now();
  let worst = 0;
  for (let at = 0; at < 100_000; at += 1) {
    const isCopy = random() < 0.1;
    last = last.map((value) => (isCopy && random() < 0.7 ? value : Math.floor(random() * 2 ** 32)));
    const added = performance.now();
    likeness.add([{ id: idOf(at), sketch: last }]);
    likeness.alike(idOf(at));
    worst = Math.max(worst, performance.now() - added);
  }
  const each = (performance.now() - begun) / 100;
  const memory = (process.memoryUsage().arrayBuffers - before) / 1024 / 1024;
  say(
    `100,000 articles: ${each.toFixed(0)} µs to add and compare one, ${worst.toFixed(0)} ms the longest, ${memory.toFixed(0)} MiB`,
  );
}
