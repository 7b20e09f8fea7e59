import { describe, expect, it } from 'vitest';
import { altText, field, isPlaceholderAlt, nameList, notesOf, parseDate } from './fields.ts';

describe('a day', () => {
  it.each([
    ['2016-09-22', '2016-09-22'],
    ['2016-9-2', '2016-09-02'],
    [' 2016-09-22 ', '2016-09-22'],
    ['2016-09-22 10:00:00 +1000', '2016-09-22'],
    ['2016-09-22 23:30 -0800', '2016-09-22'],
    ['2016-09-22T00:30:00.000+14:00', '2016-09-22'],
    ['2016-02-29', '2016-02-29'],
  ])('written %j is %s, whatever the zone', (text, day) => {
    expect(parseDate(text)).toBe(day);
  });

  it.each(['', '2016-13-01', '2016-00-10', '2016-04-31', '2015-02-29', '16-09-22', '2016/09/22', '2016-09-22x'])(
    'is not %j',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it.each(['0000-01-01', '0016-09-22', '0099-12-31'])('%s never moves to another century', (text) => {
    expect([text, null]).toContain(parseDate(text));
  });
});

describe('an alternative text that tells nothing', () => {
  it.each([
    '',
    '  ',
    'image',
    'Image 3',
    'placeholder image 1',
    'PLACEHOLDER',
    'screenshot',
    'Screenshot #2',
    'screen shot',
    'alt text',
    'TODO',
    'figure.png',
    'HA_status-600x300.JPG',
    'diagram.svg',
  ])('is %j', (alt) => {
    expect(isPlaceholderAlt(alt)).toBe(true);
  });

  it.each([
    'Image of the cluster after the vote',
    'Screenshot of the storage tab: ten entries',
    'HA status with both nodes up',
    'The file image.png opened in an editor',
    'Imagery',
    'vmbr0',
  ])('is not %j', (alt) => {
    expect(isPlaceholderAlt(alt)).toBe(false);
  });

  it('is found in time linear in its length', () => {
    expect(isPlaceholderAlt(`${'image '.repeat(100_000)}of nothing`)).toBe(false);
  });
});

describe('a list of names', () => {
  it.each([
    [
      ['kvm', ' drbd '],
      ['kvm', 'drbd'],
    ],
    ['kvm, drbd,', ['kvm', 'drbd']],
    ['high availability, kvm', ['high availability', 'kvm']],
    ['kvm', ['kvm']],
    ['', []],
  ])('reads %j as %j', (value, names) => {
    expect(nameList.parse(value)).toEqual(names);
  });

  it.each(['high availability', 3, null, [''], [3], { a: 'b' }])('refuses %j', (value) => {
    expect(nameList.safeParse(value).success).toBe(false);
  });
});

describe('notes of a field', () => {
  it('are its own where several fields share a schema', () => {
    const [first, second] = ['one', 'another'].map((expected) => field(altText, { description: expected, expected }));
    expect([first, second].map((schema) => schema && notesOf(schema)?.expected)).toEqual(['one', 'another']);
  });
});
