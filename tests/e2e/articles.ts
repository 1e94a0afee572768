/** An article in a newsroom's form with so many paragraphs, each with a number of its own. */
export function articleFile(subject: string, paragraphs = 4): string {
  const body = Array.from(
    { length: paragraphs },
    (_, at) =>
      `الفقرة رقم ${String(at + 1)} عن ${subject}: يصف الكاتب ما رآه، ثم يعود إلى أول الحكاية.`,
  );
  return [
    `دفاتر الطريق ..${subject}`,
    'الاثنين 5 فبراير 2024 - 10:30 بتوقيت غرينتش',
    `حكاية قصيرة عن ${subject} كما رواها أهلها.`,
    'خاص مجلة التجربة - دفاتر الطريق',
    ...body,
  ].join('\n\n');
}
