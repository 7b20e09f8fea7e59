import { isNotUnderstood } from '../parse.ts';
import type { LogLine } from '../types.ts';

/** Lines that no rule knows and that differ in their figures alone. */
export interface UnknownKind {
  count: number;
  /** The first of them. */
  line: number;
  text: string;
}

const COMPARED = 120;
// A text that is no log at all has as many kinds as lines.
const KINDS_MAX = 20_000;

/** What was not understood, the most frequent first. */
export function unknownKinds(lines: readonly LogLine[]): UnknownKind[] {
  const kinds = new Map<string, UnknownKind>();
  for (const line of lines) {
    if (!isNotUnderstood(line)) continue;
    const text = line.message.trim();
    const key = text.slice(0, COMPARED).replace(/\d+/g, '0');
    const kind = kinds.get(key);
    if (kind !== undefined) kind.count++;
    else if (kinds.size < KINDS_MAX) kinds.set(key, { count: 1, line: line.number, text: text.slice(0, COMPARED) });
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count || a.line - b.line);
}
