import { createHighlighter } from 'shiki';
import { renderLine } from '../src/logs/html.ts';
import { DIALECTS, parseLog } from '../src/logs/index.ts';

// `npm run bench -- colours`: reading and colouring a log against Shiki colouring the same lines, in one run: with its grammar
// for logs, HTML for one theme, and for a light and a dark one as a site needs it. Ours has no themes: its classes are
// coloured by the style sheet. Corpora: the series' own logs, and every kind of line of every dialect.

const SIZES = [0.2, 1];
const MB = 1_000_000;
const TARGET = 20;
const LIGHT = 'github-light';
const DARK = 'github-dark';

export interface Bench {
  /** Logs of the series, one after the other, cut to a length. */
  series: (bytes: number) => Promise<string>;
  /** Milliseconds of the processor. */
  median: (rounds: number, work: () => unknown) => Promise<number>;
  row: (...cells: (string | number)[]) => void;
}

/** All lines that the dialects are tested with, each with a time: no line is like the one before. */
function mixed(bytes: number): string {
  const lines = DIALECTS.flatMap(({ rules }) => rules.flatMap(({ samples }) => samples));
  const one = lines
    .map(
      (line, i) =>
        `2024-03-02 23:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} ${line}\n`,
    )
    .join('');
  return one.repeat(Math.ceil(bytes / one.length)).slice(0, bytes);
}

export async function benchColours({ series, median, row }: Bench): Promise<void> {
  console.log('\nReading and colouring, against Shiki colouring the same lines');
  const highlighter = await createHighlighter({ themes: [LIGHT, DARK], langs: ['log'] });
  row('MB', 'log', 'themes', 'ours, ms', 'Shiki, ms', 'ratio', `${TARGET} times`);
  for (const [name, corpus] of [
    ['series', series],
    ['all dialects', mixed],
  ] as const) {
    for (const size of SIZES) {
      const text = await corpus(size * MB);
      const ours = await median(15, () => parseLog(text).lines.map(renderLine).join('\n'));
      const shiki = [
        await median(3, () => highlighter.codeToHtml(text, { lang: 'log', theme: LIGHT })),
        await median(3, () => highlighter.codeToHtml(text, { lang: 'log', themes: { light: LIGHT, dark: DARK } })),
      ];
      for (const [i, ms] of shiki.entries()) {
        const ratio = ms / ours;
        row(
          size,
          name,
          i + 1,
          ours.toFixed(1),
          ms.toFixed(1),
          `${ratio.toFixed(1)}x`,
          ratio >= TARGET ? 'met' : 'missed',
        );
      }
    }
  }
}
