import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../../src/main/importing/describe/language';

describe('languageOf', () => {
  test.each([
    ['ar', 'أعلنت وزارة الثقافة عن افتتاح معرض للكتاب'],
    ['ar', 'كتاب جديد عن النهر'],
    ['ar', 'وقالت أمينة المكتبة إن الكتب التي تستعار أكثر من غيرها هي كتب الطيور والخرائط القديمة'],
    ['fa', 'کتابخانه شهر روز شنبه نمایشگاهی از کتاب‌های قدیمی برپا کرد'],
    ['fa', 'کتاب تازه‌ای درباره رودخانه'],
    ['fa', 'کتابدار گفت که مردم بیشتر کتاب‌های پرندگان و نقشه‌ها را به امانت می‌گیرند'],
    ['ur', 'شہر کی لائبریری میں پرانی کتابوں کی نمائش کا آغاز ہوا'],
    ['ur', 'دریا کے بارے میں نئی کتاب'],
    ['ur', 'لائبریرین نے کہا کہ لوگ پرندوں اور نقشوں کی کتابیں زیادہ پڑھتے ہیں'],
    ['ps', 'د ښار په کتابتون کې د زړو کتابونو نندارتون پرانیستل شو'],
    ['ps', 'خلک د مرغانو او نقشو کتابونه ډېر لولي'],
    ['ckb', 'لە کتێبخانەی شارەکە پیشانگای کتێبە کۆنەکان کرایەوە'],
    ['ckb', 'خەڵک زۆرتر کتێبی باڵندە و نەخشە دەخوێننەوە'],
    ['ku', 'Pirtûkxaneya bajêr roja şemiyê pêşangeha pirtûkên kevn vekir'],
    ['ku', 'Pirtûkeke nû li ser çem'],
    ['ku', 'Mirov herî zêde pirtûkên çûk û nexşeyan dixwînin, xwediyê pirtûkxaneyê got'],
    ['ug', 'شەھەر كۇتۇپخانىسىدا كونا كىتابلار كۆرگەزمىسى ئېچىلدى'],
    ['sd', 'شهر جي لائبريريءَ ۾ پراڻن ڪتابن جي نمائش شروع ٿي'],
    ['he', 'הספרייה העירונית פתחה ביום שבת תערוכה של ספרים ישנים'],
    ['yi', 'די שטאָט ביבליאָטעק האָט געעפֿנט אַן אויסשטעלונג פֿון אַלטע ביכער'],
    ['en', 'The city library opened an exhibition of old books on Saturday'],
    ['en', 'A new book about the river'],
    ['en', 'People borrow books on birds and maps more than any others, the librarian said'],
    ['fr', 'La bibliothèque municipale a ouvert samedi une exposition de livres anciens'],
    ['fr', 'Un nouveau livre sur le fleuve'],
    ['fr', 'Le maître a goûté le gâteau brûlé, puis il a dû paraître sûr de lui'],
    ['fr', 'Le goût sûr du maître du kiosque'],
    ['de', 'Die Stadtbibliothek eröffnete am Samstag eine Ausstellung alter Bücher'],
    ['de', 'Ein neues Buch über den Fluss'],
    ['es', 'La biblioteca municipal inauguró el sábado una exposición de libros antiguos'],
    ['es', 'Un nuevo libro sobre el río'],
    ['pt', 'A biblioteca municipal abriu no sábado uma exposição de livros antigos'],
    ['pt', 'Um novo livro sobre o rio'],
    ['it', 'La biblioteca comunale ha inaugurato sabato una mostra di libri antichi'],
    ['it', 'Un nuovo libro sul fiume'],
    ['nl', 'De stadsbibliotheek opende zaterdag een tentoonstelling van oude boeken'],
    ['nl', 'Een nieuw boek over de rivier'],
    ['sv', 'Stadsbiblioteket öppnade på lördagen en utställning med gamla böcker'],
    ['da', 'Byens bibliotek åbnede lørdag en udstilling af gamle bøger'],
    ['fi', 'Kaupunginkirjasto avasi lauantaina vanhojen kirjojen näyttelyn'],
    ['tr', 'Şehir kütüphanesi cumartesi günü eski kitaplar sergisi açtı'],
    ['tr', 'Nehir hakkında yeni bir kitap'],
    ['id', 'Perpustakaan kota membuka pameran buku tua pada hari Sabtu'],
    ['id', 'Buku baru tentang sungai'],
    ['pl', 'Biblioteka miejska otworzyła w sobotę wystawę starych książek'],
    ['cs', 'Městská knihovna v sobotu otevřela výstavu starých knih'],
    ['ro', 'Biblioteca municipală a deschis sâmbătă o expoziție de cărți vechi'],
    ['hu', 'A városi könyvtár szombaton kiállítást nyitott régi könyvekből'],
    ['ru', 'Городская библиотека открыла в субботу выставку старых книг'],
    ['ru', 'Новая книга о реке'],
    ['uk', 'Міська бібліотека відкрила в суботу виставку старих книг'],
    ['bg', 'Градската библиотека откри в събота изложба на стари книги'],
    ['el', 'Η δημοτική βιβλιοθήκη εγκαινίασε το Σάββατο έκθεση παλαιών βιβλίων'],
    ['hi', 'शहर के पुस्तकालय ने शनिवार को पुरानी किताबों की प्रदर्शनी शुरू की'],
    ['bn', 'শহরের গ্রন্থাগার শনিবার পুরনো বইয়ের প্রদর্শনী খুলেছে'],
    ['ta', 'நகர நூலகம் சனிக்கிழமை பழைய புத்தகங்களின் கண்காட்சியைத் திறந்தது'],
    ['zh', '市图书馆周六举办了旧书展览'],
    ['ja', '市立図書館は土曜日に古書の展覧会を開いた'],
    ['ko', '시립 도서관은 토요일에 고서 전시회를 열었다'],
    ['th', 'ห้องสมุดเมืองเปิดนิทรรศการหนังสือเก่าในวันเสาร์'],
    ['vi', 'Thư viện thành phố đã khai mạc triển lãm sách cũ vào thứ bảy'],
    ['am', 'የከተማው ቤተ መጻሕፍት ቅዳሜ የድሮ መጻሕፍት ኤግዚቢሽን ከፈተ'],
    ['no', 'Byens bibliotek åpnet lørdag en utstilling med gamle bøker og kart'],
  ])('%s: %s', async (language, text) => {
    expect((await languageOf(text))?.answer).toBe(language);
  });

  test.each(['', '2024 … 3', 'Anna Bell', '*'])('is in doubt over %j', async (text) => {
    expect(await languageOf(text)).toBeNull();
  });

  test('goes by most of the letters', async () => {
    const english = 'The city library opened on Saturday.';
    const arabic = 'أعلنت مكتبة المدينة يوم السبت عن افتتاح معرض للكتب القديمة في قاعتها الكبيرة.';
    expect(await languageOf(`${english}\n${arabic}`)).toMatchObject({ answer: 'ar' });
    expect(await languageOf(`${arabic}\n${english.repeat(4)}`)).toMatchObject({ answer: 'en' });
  });

  test('reads a long text in no time', async () => {
    await languageOf('three words here');
    const started = performance.now();
    await languageOf('نص طويل جدا في كتاب '.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
