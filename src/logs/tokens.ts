import type { LogLine, Token } from './types.ts';

// Searched once, from left to right; each alternative is bounded, so no input makes it slow.
const PIECES =
  /'[^'\n]{1,200}'|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?\b|\b\d{2,9}:\d{2}:\d{2}\b|\b\d{1,18}(?:\.\d{1,9})? ?(?:[KMGTP]i?B(?:\/s)?|MB\/s|B\/s|ms|KB|bytes|%)(?![\w])|\b\d{1,18}(?:\.\d{1,9})?(?![\w.])|\b(?:completed|successfully|successfuly|OK|UpToDate|Completed|online(?!\/)|started)\b|\b(?:ERROR|FAILED|failed|aborted|problems|error|lost|fence|FAULT|Inconsistent|expired|dead)\b/g;

const GOOD = /^(?:completed|successfully|successfuly|OK|UpToDate|Completed|online|started)$/;

/** The pieces of a line worth a colour, in order, never overlapping. Worked out when asked for, not kept. */
export function tokensOf({ text, message, stamp, level, ansi }: LogLine): Token[] {
  const offset = text.length - message.length;
  const tokens: Token[] = [];
  if (stamp !== null && stamp.length > 0) {
    const start = text.indexOf(stamp.text);
    if (start >= 0 && start + stamp.text.length <= offset)
      tokens.push({ start, end: start + stamp.text.length, kind: 'time' });
  }
  if (ansi !== null) return [...tokens, ...ansi.filter(({ start }) => start >= offset)];
  if (level === 'warning') {
    if (message.trim() !== '') tokens.push({ start: offset, end: text.length, kind: 'warn' });
    return tokens;
  }
  for (const match of message.matchAll(PIECES)) {
    const start = offset + match.index;
    tokens.push({ start, end: start + match[0].length, kind: kindOf(match[0]) });
  }
  return tokens;
}

function kindOf(piece: string): Token['kind'] {
  if (piece.startsWith("'")) return 'string';
  if (/^\d+\.\d+\.\d+\./.test(piece)) return 'address';
  if (/^\d/.test(piece)) return 'number';
  return GOOD.test(piece) ? 'good' : 'bad';
}
