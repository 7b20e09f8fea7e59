import { decode, encodingOf } from '../logs/index.ts';
import type { Problem } from '../problems/index.ts';

/** No terminal prints this share of control characters, colours and all. */
const CONTROL_SHARE = 0.1;
const SAMPLE = 1 << 16;

/** The first bytes of what packs or encloses a text: gzip, xz, bzip2, zstd, zip, PDF. */
const PACKED: readonly (readonly [name: string, magic: readonly number[], unpack: string])[] = [
  ['gzip', [0x1f, 0x8b], 'gunzip'],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'unxz'],
  ['bzip2', [0x42, 0x5a, 0x68], 'bunzip2'],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'unzstd'],
  ['zip', [0x50, 0x4b, 0x03, 0x04], 'unzip'],
];

/** Null for bytes that are a text; otherwise the problem. */
export function notText(bytes: Uint8Array, file: string): Problem | null {
  const problem = { file, field: 'log', expected: 'the text of a log' };
  const packed = PACKED.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (packed !== undefined && hasControls(decode(bytes.subarray(0, SAMPLE)))) {
    const [name, , unpack] = packed;
    return { ...problem, found: `a file packed by ${name}`, fix: `decompress it: \`${unpack}\`` };
  }
  const text = decode(bytes);
  if (hasControls(text.slice(0, SAMPLE))) {
    const found = 'control characters in the place of letters: a file that is no text';
    return { ...problem, found, fix: 'save the log as text (UTF-8)' };
  }
  const nul = text.indexOf('\0');
  if (nul < 0) return null;
  const line = text.slice(0, nul).split('\n').length;
  // A file system that lost power leaves zeros in a log that is text otherwise.
  const fix = "save the log as text (UTF-8), or take out what a crash has left: `tr -d '\\000'`";
  return { ...problem, line, found: 'NUL bytes, which no text has', fix };
}

function hasControls(sample: string): boolean {
  // Not those of terminals: tab, line ends, backspace, form feed, bell, escape.
  const controls = [...sample].filter((char) => {
    const code = char.charCodeAt(0);
    return code < 7 || (code > 13 && code < 32 && code !== 27) || code === 0x7f;
  }).length;
  return controls > sample.length * CONTROL_SHARE || (controls > 0 && sample.length < 8);
}

/** The line with the first bytes that are no characters; null when there are none. Evidence isn't refused for it. */
export function strangeBytes(bytes: Uint8Array, file: string): Problem | null {
  const encoding = encodingOf(bytes);
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return null;
  } catch {
    const bad = decode(bytes).indexOf('\uFFFD');
    return {
      file,
      line: decode(bytes).slice(0, Math.max(0, bad)).split('\n').length,
      field: 'encoding',
      found:
        encoding === 'utf-8'
          ? 'bytes that are no UTF-8 (Latin-1, perhaps)'
          : `bytes that are no ${encoding.toUpperCase()}`,
      expected: 'UTF-8',
      fix: 'leave it, and the page shows \uFFFD in their place; or convert a copy: `iconv -f latin1 -t utf-8`',
    };
  }
}
