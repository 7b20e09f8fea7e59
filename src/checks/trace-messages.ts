import { keyOf, type Trace } from '../disclosure/index.ts';
import { type Place, quote } from '../problems/index.ts';

/** True when the name stands there by itself. */
export function isWhole({ key, within }: Trace): boolean {
  return keyOf(within) === key;
}

/** What was found, for messages. */
export function readable(trace: Trace): string {
  return isWhole(trace)
    ? `${quote(trace.within)}, which a post redacts`
    : `${quote(trace.within)}, in which ${quote(trace.key)} can be read`;
}

/** The place of what was found in the text of a file. */
export function placeIn(file: string, text: string, { offset }: Trace): Place {
  const before = text.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Of a log, the first trace of each form is enough: most stand there a hundred times, and one line mends them. */
export function firsts(traces: readonly Trace[]): Trace[] {
  return [...new Map(traces.toReversed().map((trace) => [trace.within, trace])).values()].reverse();
}
