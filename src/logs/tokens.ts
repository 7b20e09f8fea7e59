import type { LogLine, Token } from './types.ts';

// Searched once, from left to right; each alternative is bounded, so no input makes it slow.
// The first character decides most places where nothing is found.
const PIECES =
  /'[^'\n]{1,200}'|\b\d{1,18}(?:(?:\.\d{1,3}){3}(?::\d{1,5})?\b|:\d{2}:\d{2}\b|(?:\.\d{1,9})?(?: ?(?:[KMGTP]i?B(?:\/s)?|MB\/s|B\/s|ms|KB|bytes|%)(?!\w)|(?![\w.])))|\b(?:completed|successfully|successfuly|OK|UpToDate|Completed|online(?!\/| migrat)|started|ERROR|FAILED|failed|aborted|problems|error|lost|fence|FAULT|Inconsistent|expired|dead)\b/g;

const GOOD = new Set(['completed', 'successfully', 'successfuly', 'OK', 'UpToDate', 'Completed', 'online', 'started']);

export type OnToken = (start: number, end: number, kind: Token['kind']) => void;

/** Calls back for each piece of a line worth a colour, in order, never overlapping. */
export function eachToken({ text, message, stamp, level, ansi }: LogLine, onToken: OnToken): void {
  const offset = text.length - message.length;
  if (stamp !== null && stamp.length > 0) {
    const start = text.indexOf(stamp.text);
    if (start >= 0 && start + stamp.text.length <= offset) onToken(start, start + stamp.text.length, 'time');
  }
  if (ansi !== null) {
    for (const { start, end, kind } of ansi) if (start >= offset) onToken(start, end, kind);
  } else if (level === 'warning') {
    if (message.trim() !== '') onToken(offset, text.length, 'warn');
  } else {
    PIECES.lastIndex = 0;
    for (let match = PIECES.exec(message); match !== null; match = PIECES.exec(message)) {
      onToken(offset + match.index, offset + PIECES.lastIndex, kindOf(match[0]));
    }
  }
}

/** The pieces of a line worth a colour, as a list. */
export function tokensOf(line: LogLine): Token[] {
  const tokens: Token[] = [];
  eachToken(line, (start, end, kind) => tokens.push({ start, end, kind }));
  return tokens;
}

const QUOTE = 39;

function kindOf(piece: string): Token['kind'] {
  const first = piece.charCodeAt(0);
  if (first === QUOTE) return 'string';
  if (first >= 48 && first <= 57) return /^\d+\.\d+\.\d+\./.test(piece) ? 'address' : 'number';
  return GOOD.has(piece) ? 'good' : 'bad';
}
