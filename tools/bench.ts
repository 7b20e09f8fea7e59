import { readdir, readFile } from 'node:fs/promises';
import { createHighlighter } from 'shiki';
import { findPublicNames, findSecrets, redactText } from '../src/disclosure/index.ts';
import { renderLine } from '../src/logs/html.ts';
import { parseLog } from '../src/logs/index.ts';

// `npm run bench`: how fast logs are read, as ratios measured in one run: 1, 10 and 100 MB against each
// other, and reading with colouring against Shiki on the same lines. Medians of several rounds.

const LOGS = 'content/posts/proxmox-ha/high-availability/logs';
const MB = 1_000_000;

/** A long log of real lines: the series' own migrations, one after the other. */
async function corpus(bytes: number): Promise<string> {
  const names = (await readdir(LOGS)).filter((name) => name.endsWith('.log')).sort();
  const one = (await Promise.all(names.map((name) => readFile(`${LOGS}/${name}`, 'utf8')))).join('');
  return one.repeat(Math.ceil(bytes / one.length)).slice(0, bytes);
}

async function median(rounds: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    globalThis.gc?.();
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

const row = (...cells: (string | number)[]) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));

console.log('Reading a log: time by size');
row('MB', 'ms', 'MB/s', 'ms/MB vs 1 MB');
let base = 0;
for (const [size, rounds] of [
  [1, 9],
  [10, 5],
  [100, 3],
] as const) {
  const text = await corpus(size * MB);
  const ms = await median(rounds, () => parseLog(text));
  base ||= ms / size;
  row(size, ms.toFixed(0), ((size * 1000) / ms).toFixed(1), `${(ms / size / base).toFixed(2)}x`);
}

console.log('\nSearching a log before it is published (10 MB)');
row('', 'ms');
const long = await corpus(10 * MB);
row('secrets', (await median(3, () => findSecrets(long))).toFixed(0));
row('public names', (await median(3, () => findPublicNames(long))).toFixed(0));
row('replacing', (await median(3, () => redactText(long, { '192.168.0.186': '192.0.2.1' }))).toFixed(0));

console.log('\nReading and colouring against Shiki colouring the same lines (0.2 MB)');
const text = await corpus(0.2 * MB);
const highlighter = await createHighlighter({ themes: ['github-light', 'github-dark'], langs: ['log'] });
const ours = await median(15, () => parseLog(text).lines.map(renderLine).join('\n'));
// As a site would use it: its grammar for logs, HTML for a light and a dark theme.
const shiki = await median(5, () =>
  highlighter.codeToHtml(text, { lang: 'log', themes: { light: 'github-light', dark: 'github-dark' } }),
);
row('', 'ms', 'ratio');
row('ours', ours.toFixed(1), '1x');
row('Shiki', shiki.toFixed(1), `${(shiki / ours).toFixed(1)}x`);
console.log(shiki / ours >= 20 ? '\nTarget of 20 times: met.' : '\nTarget of 20 times: missed.');
