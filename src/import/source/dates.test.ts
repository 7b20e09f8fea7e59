import { describe, expect, it } from 'vitest';
import { nearestDay, readPostDate } from './dates.ts';

describe('a date of front matter', () => {
  it.each([
    ['2016-9-22', null, '2016-09-22', ['2016-09-22']],
    ['2016-09-22 10:00:00 +0200', 'Australia/Sydney', '2016-09-22', ['2016-09-22']],
    // Half past eleven at night in London is the next day in Sydney.
    ['2016-09-22 23:30:00 +0000', 'Australia/Sydney', '2016-09-23', ['2016-09-23', '2016-09-22']],
    // Without a zone the day is what the author wrote, but Jekyll may have made another one of it.
    ['2016-09-22 01:00', 'America/New_York', '2016-09-22', ['2016-09-21', '2016-09-22']],
    ['2016-09-22T10:00:00Z', null, '2016-09-22', ['2016-09-22']],
  ])('%s in %s is %s', (text, zone, day, addressDays) => {
    expect(readPostDate(text, zone)).toMatchObject({ day, addressDays });
  });

  it.each(['2016-13-45', '2015-02-29', 'soon', '', '2016-09-22 25:00'])('is none when it is %j', (text) => {
    expect(readPostDate(text, null)).toBeNull();
  });

  it('that the calendar lacks has a nearest one', () => {
    expect(nearestDay('2016-13-45')).toBe('2016-12-31');
    expect(nearestDay('2015-02-30')).toBe('2015-02-28');
    expect(nearestDay('soon')).toBeNull();
  });
});
