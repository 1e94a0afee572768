import { describe, expect, test } from 'vitest';
import { readFeedDate } from '../../../../src/main/importing/feeds/feedDate';

describe('readFeedDate', () => {
  test.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z', 'GMT'],
    ['Thu, 01 Jan 2004 19:48:21 EST', '2004-01-02T00:48:21Z', 'EST'],
    ['Thu, 01 Jul 2004 19:48:21 PDT', '2004-07-02T02:48:21Z', 'PDT'],
    ['01 Jan 04 19:48 UT', '2004-01-01T19:48:00Z', 'UT'],
    ['Thu, 01 Jan 98 19:48:21 +0100', '1998-01-01T18:48:21Z', '+0100'],
    ['Thursday, 01-Jan-04 19:48:21 GMT', '2004-01-01T19:48:21Z', 'GMT'],
    ['Thu Jan  1 19:48:21 2004', '2004-01-01T19:48', null],
    ['Thu Jan 01 19:48:21 EST 2004', '2004-01-02T00:48:21Z', 'EST'],
    ['Thu Jan 01 19:48:21 +0300 2004', '2004-01-01T16:48:21Z', '+0300'],
    ['Thu,01 Jan 2004 19:48:21GMT', '2004-01-01T19:48:21Z', 'GMT'],
    ['  1 Sept 2004\n 10:00 +03:00 ', '2004-09-01T07:00:00Z', '+03:00'],
    ['2003-12-31T10:14:55-08:00', '2003-12-31T18:14:55Z', '-08:00'],
    ['2003-12-31T10:14:55.123Z', '2003-12-31T10:14:55Z', 'Z'],
    ['2003-12-31 10:14:55', '2003-12-31T10:14', null],
    ['20031231', '2003-12-31', null],
    ['الخميس، 01 يناير 2004 19:48:21 +0300', '2004-01-01T16:48:21Z', '+0300'],
    ['الخميس ١ كانون الثاني ٢٠٠٤', '2004-01-01', null],
  ])('%s', (written, instant, zone) => {
    const text = written.replace(/\s+/g, ' ').trim();
    expect(readFeedDate(written)).toEqual({ instant, zone, text });
  });

  test.each(['', 'yesterday', '2003', 'Mon, 32 Jan 2004 00:00:00 GMT', '1 '.repeat(50_000)])(
    'makes nothing of %s',
    (written) => expect(readFeedDate(written)).toBeNull(),
  );
});
