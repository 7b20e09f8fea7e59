import type { LogLine } from './types.ts';

/** A stretch of a log: lines to show, or lines to fold because they say the same again and again. */
export interface Stretch {
  folded: boolean;
  lines: LogLine[];
}

const REPEATING = new Set(['progress', 'xbzrle', 'mirror-progress', 'copy-progress', 'resync-progress']);
// Fewer are quicker read than unfolded.
const FOLD_MIN = 4;

/** Folds runs of progress, but for their first and last line. Lines in `keep` (they have notes) stay in sight. */
export function foldLines(lines: readonly LogLine[], keep: ReadonlySet<number>): Stretch[] {
  const stretches: Stretch[] = [];
  let run: LogLine[] = [];
  const show = (shown: readonly LogLine[]) => {
    const last = stretches.at(-1);
    if (last !== undefined && !last.folded) last.lines.push(...shown);
    else if (shown.length > 0) stretches.push({ folded: false, lines: [...shown] });
  };
  const close = () => {
    const inner = run.slice(1, -1);
    if (inner.length < FOLD_MIN) show(run);
    else {
      show(run.slice(0, 1));
      stretches.push({ folded: true, lines: inner });
      show(run.slice(-1));
    }
    run = [];
  };
  for (const line of lines) {
    const repeats = line.event !== null && REPEATING.has(line.event) && line.level === 'info' && !keep.has(line.number);
    if (repeats || (line.continues && run.length > 0)) run.push(line);
    else {
      close();
      show([line]);
    }
  }
  close();
  return stretches;
}
