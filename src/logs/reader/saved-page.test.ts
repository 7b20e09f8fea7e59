import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { logJson } from '../summary.ts';
import { savedPage } from './saved-page.ts';

const OPTIONS = { formats: { language: 'en-GB' }, css: 'p{}', styleSource: "'sha256-x'" };

const page = (text: string, name = 'a.log') =>
  [...savedPage(parseLog(text), { ...OPTIONS, name })].map(({ html }) => html).join('');
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

describe('a page to keep', () => {
  it('allows itself nothing but its own style sheet', () => {
    expect(page(LOG)).toContain(
      `content="default-src 'none'; style-src 'sha256-x'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page(LOG)).not.toMatch(/<script|src=|<link|style="/);
  });

  it('holds summary, drawing, all lines, the folds, and the facts', () => {
    const html = page(LOG);
    expect(html).toContain('<dt>Downtime</dt>');
    expect(html).toContain('<svg');
    const lines = [...html.matchAll(/<code>(.*?)<\/code><\/div>/g)].map(([, code]) => textOf(code ?? ''));
    expect(`${lines.join('\n')}\n`).toBe(LOG);
    const json = /<pre><code>([\s\S]*?)<\/code>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(textOf(json))).toEqual(logJson(parseLog(LOG)));
  });

  it('of several records holds the facts of each', () => {
    const json = /<pre><code>([\s\S]*?)<\/code>/.exec(page(LOG.repeat(3)))?.[1] ?? '';
    const facts = JSON.parse(textOf(json));
    expect(facts).toMatchObject(logJson(parseLog(LOG.repeat(3))));
    expect(facts.everyRecord).toHaveLength(3);
    expect(facts.everyRecord[2]).toMatchObject({ firstLine: 21, outcome: 'ok', downtimeMs: 102 });
  });

  it('is no way in for markup of the log or of its name', () => {
    const html = page(`<script>alert(1)</script>\nERROR: </style><script>\n`, '"><script>');
    expect(html).not.toMatch(/<script/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('tells how far it is, up to all of it', () => {
    const shares = [...savedPage(parseLog(LOG), { ...OPTIONS, name: 'a' })].map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a page of a long log', () => {
  const lines = 60_000;
  const repeated = 'migration status: active (transferred 1, remaining 9), total 10)\n';
  const text = LOG.repeat(4000) + repeated.repeat(lines - 40_000);
  const html = page(text);

  it('has every line with its number, in sections', () => {
    expect(html.match(/<details class="saved-section"/g)).toHaveLength(6);
    const texts = [...html.matchAll(/<pre>(.*?)<\/pre>/gs)].map(([, pre]) => textOf(pre ?? '')).join('');
    const numbers = [...texts.matchAll(/^ *(\d+) {2}/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: lines }, (_, i) => i + 1));
  });

  it('marks warnings, and the lines that links lead to', () => {
    expect(html).toContain('<span class="is-warning">');
    const targets = new Set([...html.matchAll(/id="(log-L\d+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/href="#(log-L\d+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(4000);
    expect(links.filter((id) => !targets.has(id))).toEqual([]);
  });

  it('folds what repeats for long, within its sections', () => {
    expect(html).toContain('<summary>9,999 lines more of the same</summary>');
    expect(html.match(/<details/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });

  it('draws the first records, and says the others in a line each', () => {
    expect(html.match(/<svg class="timeline-axis"/g)).toHaveLength(50);
    expect(html).toContain('<summary>3,950 more records</summary>');
    expect(html).toContain('Outcome Succeeded, ');
  });
});
