import type { Level, Token } from './types.ts';

// Bounded repetition only: the text is searched once, from left to right.
const PIECES =
  /'[^']{1,200}'|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?\b|\b\d{2,}:\d{2}:\d{2}\b|\b\d+(?:\.\d+)?(?: (?:MB\/s|ms|bytes))?\b|\b(?:completed|successfully|OK)\b|\b(?:ERROR|failed|aborted|problems)\b/g;

/** Finds the pieces of a message worth a colour. `offset` is where the message starts in its line. */
export function tokenise(message: string, offset: number, level: Level): Token[] {
  if (level === 'warning') return [{ start: offset, end: offset + message.length, kind: 'warn' }];
  return [...message.matchAll(PIECES)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    kind: kindOf(match[0]),
  }));
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith("'")) return 'string';
  if (/^\d+\.\d+\.\d+\./.test(text)) return 'address';
  if (/^\d/.test(text)) return 'number';
  return /^(?:completed|successfully|OK)$/.test(text) ? 'good' : 'bad';
}
