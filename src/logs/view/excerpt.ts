import { foldLines, type Stretch } from '../folds.ts';
import type { LogLine, ParsedLog } from '../types.ts';

/** A stretch of a log on a page: its lines in sight, or folded, or left out of it. */
export interface PageStretch {
  shown: 'in sight' | 'folded' | 'left out';
  lines: LogLine[];
}

/** A log of so many lines is on a page as a whole. */
export const WHOLE_MAX = 1000;
/** Of a longer log, a fold of more lines is left out. */
const FOLD_MAX = 100;
const BEGINNING = 100;
const END = 50;
const TROUBLES = 100;
const AROUND_TROUBLE = 2;
const GAP_MAX = 5;

/** Whether pages show the log in part: a page of 20,000 lines weighs as much as a film, and nobody reads them. */
export function isInParts({ lines }: ParsedLog): boolean {
  return lines.length > WHOLE_MAX;
}

/**
 * What a page shows of a log, in order. All of it where it is short. Of a long one the long folds are left out first; if
 * that isn't enough, what stays is its beginning and its end, warnings and errors with the lines around them, and `keep`:
 * lines that have notes, or that something leads to.
 */
export function stretchesOf(log: ParsedLog, keep: ReadonlySet<number>): PageStretch[] {
  const stretches = foldLines(log.lines, keep);
  const isLong = (stretch: Stretch) => isInParts(log) && stretch.folded && stretch.lines.length > FOLD_MAX;
  const short = stretches.filter((stretch) => !isLong(stretch)).flatMap(({ lines }) => lines);
  const stays = new Set((short.length > WHOLE_MAX ? mostTelling(short, keep) : short).map(({ number }) => number));
  return joined(
    stretches.flatMap(({ folded, lines }): PageStretch[] => {
      if (lines.every(({ number }) => stays.has(number))) return [{ shown: folded ? 'folded' : 'in sight', lines }];
      if (folded) return [{ shown: 'left out', lines }];
      return lines.map((line) => ({ shown: stays.has(line.number) ? 'in sight' : 'left out', lines: [line] }));
    }),
  );
}

function mostTelling(lines: readonly LogLine[], keep: ReadonlySet<number>): LogLine[] {
  const troubles = lines.flatMap((line, i) => (isTrouble(line) ? [i] : [])).slice(0, TROUBLES);
  const near = new Set(
    troubles.flatMap((i) => Array.from({ length: 2 * AROUND_TROUBLE + 1 }, (_, by) => i - AROUND_TROUBLE + by)),
  );
  const stays = lines.map(
    ({ number }, i) => i < BEGINNING || i >= lines.length - END || near.has(i) || keep.has(number),
  );
  // A few lines are quicker read than looked for elsewhere.
  for (let start = 0, i = 0; i < lines.length; i++) {
    if (!stays[i]) continue;
    if (i - start <= GAP_MAX) stays.fill(true, start, i);
    start = i + 1;
  }
  return lines.filter((_, i) => stays[i]);
}

export function isTrouble({ level }: LogLine): boolean {
  return level === 'warning' || level === 'error';
}

/** Neighbours that are shown alike become one; folds stay what they are. */
function joined(stretches: readonly PageStretch[]): PageStretch[] {
  const result: PageStretch[] = [];
  for (const { shown, lines } of stretches) {
    const last = result.at(-1);
    if (last?.shown === shown && shown !== 'folded') for (const line of lines) last.lines.push(line);
    else result.push({ shown, lines: [...lines] });
  }
  return result;
}
