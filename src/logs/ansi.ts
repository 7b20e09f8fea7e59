import type { Token } from './types.ts';

/** Terminal colours, taken out of lines and kept as tokens: red is bad, green is good, yellow warns, as programs mean them. */

// CSI sequences (colours, cursor), OSC titles and nF escapes (charsets: `tput sgr0` prints one), as ECMA-48
// has them; each part is bounded by what may not stand in it.
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control characters meant
  /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[ -/]{1,3}[0-~]|[@-Z\\^_])/g;

/** A line without terminal colours, and where it had any. */
export function stripAnsi(line: string): { text: string; ansi: Token[] | null } {
  if (!line.includes('\u001b')) return { text: line, ansi: null };
  const ansi: Token[] = [];
  let text = '';
  let end = 0;
  let start = 0;
  let kind: Token['kind'] | null = null;
  const close = () => {
    const last = ansi.at(-1);
    // Programs set the same colour again and again.
    if (last !== undefined && last.kind === kind && last.end === start) last.end = text.length;
    else if (kind !== null && text.length > start) ansi.push({ start, end: text.length, kind });
    start = text.length;
  };
  for (const match of line.matchAll(ANSI)) {
    text += line.slice(end, match.index);
    end = match.index + match[0].length;
    if (!match[0].endsWith('m')) continue;
    close();
    kind = kindAfter(match[0].slice(2, -1), kind);
  }
  text += line.slice(end);
  close();
  return { text, ansi: ansi.length > 0 ? ansi : null };
}

// Foreground and background, plain and bright.
const COLOURS = new Map<number, Token['kind']>(
  [30, 40, 90, 100].flatMap((base): [number, Token['kind']][] => [
    [base + 1, 'bad'],
    [base + 2, 'good'],
    [base + 3, 'warn'],
  ]),
);

/** What follows a sequence such as `1;31`: its last colour decides; 0, 39 and 49 end it. Bold alone is some emphasis. */
function kindAfter(parameters: string, before: Token['kind'] | null): Token['kind'] | null {
  let kind = before;
  const codes = parameters.split(';').map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0 || code === 39 || code === 49) kind = null;
    else if (code === 38 || code === 48) {
      // One of 256 colours by its number, or of all by three parts.
      i += codes[i + 1] === 5 ? 2 : 4;
      kind = 'ansi';
    } else if (code < 22 || code > 29) kind = COLOURS.get(code) ?? kind ?? 'ansi';
  }
  return kind;
}
