import { nearest } from '../problems/suggest.ts';
import type { ParsedLog } from './types.ts';

export type Anchor = string | { line: number } | { lines: readonly [number, number] } | { event: string };

/**
 * The lines an anchor names, first and last (the same for all but a range of lines). Otherwise all lines it matches
 * when that isn't one, and the nearest line when it is none.
 */
export type Anchored =
  | { ok: true; line: number; last: number }
  | { ok: false; matches: number[]; nearest: { line: number; text: string } | null };

/**
 * Finds the lines a note belongs to. A text must stand in exactly one line, so that a note can't slip to another;
 * both ends of a range must be there, in their order.
 */
export function findAnchor(log: ParsedLog, anchor: Anchor): Anchored {
  if (typeof anchor !== 'string' && 'lines' in anchor) {
    const [line, last] = anchor.lines;
    const there = Number.isInteger(line) && Number.isInteger(last) && line >= 1 && last <= log.lines.length;
    return there && line <= last ? { ok: true, line, last } : { ok: false, matches: [], nearest: null };
  }
  const matches = log.lines
    .filter((line) => {
      if (typeof anchor === 'string') return line.text.includes(anchor);
      return 'line' in anchor ? line.number === anchor.line : line.event === anchor.event;
    })
    .map((line) => line.number);
  const [line] = matches;
  if (line !== undefined && matches.length === 1) return { ok: true, line, last: line };
  return { ok: false, matches, nearest: matches.length > 0 ? null : nearestLine(log, anchor) };
}

function nearestLine(log: ParsedLog, anchor: Anchor): { line: number; text: string } | null {
  if (typeof anchor !== 'string') return null;
  // Authors quote a part of a line, so each line offers its parts of about that length as well.
  const byPart = new Map(
    log.lines.toReversed().flatMap((line) => partsOf(line.message, anchor.length).map((part) => [part, line] as const)),
  );
  const part = nearest(anchor, byPart.keys());
  const line = part === null ? undefined : byPart.get(part);
  return line === undefined ? null : { line: line.number, text: line.text };
}

const SEARCHED = 400;

/** The message, and what starts at each of its words, cut to `length`. */
function partsOf(message: string, length: number): string[] {
  const words = message.slice(0, SEARCHED).matchAll(/(?<!\S)\S/g);
  return [message, ...[...words].map(({ index }) => message.slice(index, index + length))];
}
