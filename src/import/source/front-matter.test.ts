import { describe, expect, it } from 'vitest';
import { Findings } from '../report/findings.ts';
import { readFrontMatter } from './front-matter.ts';

function read(source: string) {
  const findings = new Findings();
  const { values, body, bodyLine, lineOf } = readFrontMatter(source, 'a.md', findings);
  return { values, body, bodyLine, lineOf, findings: findings.all.map(({ line, what }) => `${line} ${what}`) };
}

describe('front matter', () => {
  it('is YAML between dashes, and the body starts behind it', () => {
    expect(read('---\ntitle: A\ntags: [x]\n---\n\nText\n')).toMatchObject({
      values: { title: 'A', tags: ['x'] },
      body: '\nText\n',
      bodyLine: 5,
      findings: [],
    });
  });

  it('is TOML between plus signs', () => {
    const { values, lineOf, bodyLine } = read('+++\ntitle = "A"\ndate = 2016-09-22T10:00:00Z\n+++\nText\n');
    expect(values).toMatchObject({ title: 'A', date: expect.stringContaining('2016-09-22 10:00') });
    expect([lineOf('date'), bodyLine]).toEqual([3, 5]);
  });

  it('is none in a file that starts with text', () => {
    expect(read('Text\n---\na: b\n---\n')).toMatchObject({ values: null, bodyLine: 1, findings: [] });
  });

  it('that is broken gives what can be read of it, and says so', () => {
    const { values, findings } = read('---\ntitle: DRBD: two disks\ntags: [a, b]\ndate: 2016-09-22\n---\nText\n');
    expect(values).toEqual({ title: 'DRBD: two disks', tags: ['a', 'b'], date: '2016-09-22' });
    expect(findings).toEqual([expect.stringMatching(/^2 YAML/)]);
  });

  it('that never ends is text', () => {
    const { values, body, findings } = read('---\ntitle: A\n\nText\n');
    expect([values, body.includes('Text')]).toEqual([null, true]);
    expect(findings).toHaveLength(1);
  });
});
