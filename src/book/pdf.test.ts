import { describe, expect, it } from 'vitest';
import { datedPdf, paperOf } from './pdf.ts';

describe('a PDF', () => {
  it('gets the day of its series, and nothing in it moves', () => {
    const pdf = Buffer.from(
      "%PDF\n/CreationDate (D:20261125000825+00'00')\n/ModDate (D:20261125000826+00'00')>>\xff",
      'latin1',
    );
    const dated = Buffer.from(datedPdf(pdf, '2026-01-02')).toString('latin1');
    expect(dated).toBe("%PDF\n/CreationDate (D:20260102000000+00'00')\n/ModDate (D:20260102000000+00'00')>>\xff");
  });

  it('calls its table cells the same, whatever was printed before', () => {
    const pdf = (first: number) =>
      Buffer.from(`/ModDate (D:20261125000826+00'00')/ID (node0000${first}) (node0000${first + 3}) (node0000${first})`);
    const named = (first: number) => Buffer.from(datedPdf(pdf(first), '2026-01-02')).toString('latin1');
    expect(named(1000)).toBe("/ModDate (D:20260102000000+00'00')/ID (node00000001) (node00000002) (node00000001)");
    expect(named(1234)).toBe(named(1000));
  });

  it('without dates is not what Chromium makes', () => {
    expect(() => datedPdf(Buffer.from('%PDF'), '2026-01-02')).toThrow('no dates');
  });

  it.each([
    ['en-GB', 'A4'],
    ['de', 'A4'],
    ['en-US', 'Letter'],
    ['fr-CA', 'Letter'],
  ])('of a site in %s is for %s', (language, paper) => {
    expect(paperOf(language)).toBe(paper);
  });
});
