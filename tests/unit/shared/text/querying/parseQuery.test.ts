import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/text/querying/parseQuery';
import { wordsAsked, type Query } from '#shared/text/querying/queryTree';

/** A tree in one line: `word*` for a prefix, `(a & b)`, `(a | b)`, `!a`, `title:a`, `is:starred`, `2024-01-01..`. */
function drawn(query: Query | null): string {
  if (query === null) return '';
  switch (query.kind) {
    case 'words': {
      const words = `${query.words.join('+')}${query.prefix ? '*' : ''}`;
      const text = query.quoted ? `"${words}"` : words;
      return query.field === 'title' ? `title:${text}` : text;
    }
    case 'near':
      return `${drawn(query.left)} ~${query.within} ${drawn(query.right)}`;
    case 'fact':
      return `${query.name}:${query.value}`;
    case 'dates':
      return `${query.from ?? ''}..${query.to ?? ''}`;
    case 'not':
      return `!${drawn(query.part)}`;
    case 'all':
      return `(${query.parts.map(drawn).join(' & ')})`;
    case 'any':
      return `(${query.parts.map(drawn).join(' | ')})`;
  }
}

describe('parseQuery', () => {
  it.each([
    ['القدس', 'القدس*'],
    ['القدس ', 'القدس'],
    ['القدس القديمة', '(القدس & القديمة*)'],
    ['مدر* جديدة ', '(مدر* & جديدة)'],
    ['"البلدة القديمة"', '"البلدة+القديمة"'],
    ['«البلدة القديمة» القدس ', '("البلدة+القديمة" & القدس)'],
    ['“old town”', '"old+town"'],
    ['قال "بلا نهاية', '(قال & بلا & نهاية*)'],
    ['كتاب -مدرسة', '(كتاب & !مدرسة)'],
    ['كتاب -"دار النشر"', '(كتاب & !"دار+النشر")'],
    ['covid-19', 'covid+19*'],
    ['كتاب - مدرسة', '(كتاب & مدرسة*)'],
    ['شاي OR قهوة', '(شاي | قهوة*)'],
    ['شاي أو قهوة أو ماء ', '(شاي | قهوة | ماء)'],
    ['سوق شاي | قهوة حلوة ', '(سوق & (شاي | قهوة) & حلوة)'],
    ['أو', 'أو*'],
    ['شاي أو', '(شاي & أو*)'],
    ['شاي OR -قهوة', '(شاي | !قهوة)'],
    ['مدرسة NEAR معلم ', 'مدرسة ~10 معلم'],
    ['مدرسة قرب/٥ معلم ', 'مدرسة ~5 معلم'],
    ['مدرسة قرب البيت ', '(مدرسة & قرب & البيت)'],
    ['title:سفر', 'title:سفر*'],
    ['عنوان:سفر', 'title:سفر*'],
    ['العنوان:"سفر طويل" بحر ', '(title:"سفر+طويل" & بحر)'],
    ['عنوان: سفر', '(عنوان & سفر*)'],
    ['source:الكوثر', 'source:الكوثر'],
    ['مصدر:"وكالة الأنباء"', 'source:وكالة الأنباء'],
    ['وسم:سياحة -tag:قديم', '(tag:سياحة & !tag:قديم)'],
    ['is:starred', 'is:starred'],
    ['حالة:مميز حالة:غير-مقروء', '(is:starred & is:unread)'],
    ['حالة:"غير مقروءة"', 'is:unread'],
    ['هو:مقروء', 'is:read'],
    ['has:note', 'has:note'],
    ['فيه:ملاحظة', 'has:note'],
    ['is:purple', 'is+purple*'],
    ['foo:bar', 'foo+bar*'],
    ['date:2024', '2024-01-01..2024-12-31'],
    ['date:2024-02', '2024-02-01..2024-02-29'],
    ['تاريخ:٢٠٢٤-٠٢-٠٣', '2024-02-03..2024-02-03'],
    ['date:1445-07', '2024-01-13..2024-02-10'],
    ['تاريخ:رجب-1445', '2024-01-13..2024-02-10'],
    ['تاريخ:"بهمن 1402"', '2024-01-21..2024-02-19'],
    ['date:2020..2022', '2020-01-01..2022-12-31'],
    ['after:2024-02 before:2024-03-05', '(2024-02-01.. & ..2024-03-05)'],
    ['بعد:٢٠٢٣ قبل:شباط_2024', '(2023-01-01.. & ..2024-02-29)'],
    ['date:2024-13', 'date+2024+13*'],
    ['date:أمس', 'date+أمس*'],
    ['رجب 1445', '((رجب & 1445*) | 2024-01-13..2024-02-10)'],
    ['غزة فبراير ٢٠٢٤ ', '(غزة & ((فبراير & ٢٠٢٤) | 2024-02-01..2024-02-29))'],
    ['3 فبراير 2024', '((3 & فبراير & 2024*) | 2024-02-03..2024-02-03)'],
    ['كانون الثاني 2024 ', '((كانون & الثاني & 2024) | 2024-01-01..2024-01-31)'],
    ['رجب', 'رجب*'],
    ['"رجب 1445"', '"رجب+1445"'],
    ['شمال و وسط ', '(شمال & وسط)'],
    ['و', 'و*'],
    ['name@site.com ', 'name+site+com'],
    ['#فلسطين_حرة ', 'فلسطين+حرة'],
    ['08:57', '08+57*'],
    ['', ''],
    ['؟! «» -', ''],
  ])('%s', (text, tree) => {
    expect(drawn(parseQuery(text))).toBe(tree);
  });

  it('names the stretch of each part, as it is typed', () => {
    const text = 'كتاب -"دار النشر" عنوان:سفر';
    const query = parseQuery(text);
    const parts = query?.kind === 'all' ? query.parts : [];
    expect(parts.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'كتاب',
      '-"دار النشر"',
      'عنوان:سفر',
    ]);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      ...['"', '«', '»', '-', 'OR', 'أو', ' ', ':', 'عنوان:', 'date:', 'is:', 'قرب/3', '*', '..'],
    ),
    fc.constantFrom('كتاب', '2024', 'رجب 1445', 'غير-مقروء', 'x', 'و'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  it('reads any text without an error, its parts inside the text and in order', () => {
    const check = (query: Query, text: string): void => {
      expect(query.span.start).toBeGreaterThanOrEqual(0);
      expect(query.span.end).toBeLessThanOrEqual(text.length);
      expect(query.span.end).toBeGreaterThan(query.span.start);
      const parts = query.kind === 'all' || query.kind === 'any' ? query.parts : [];
      for (const part of parts) check(part, text);
      if (query.kind === 'not') check(query.part, text);
      for (const { words } of wordsAsked(query)) expect(words.length).toBeGreaterThan(0);
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const query = parseQuery(text);
        if (query !== null) check(query, text);
      }),
      { numRuns: 3_000 },
    );
  });
});
