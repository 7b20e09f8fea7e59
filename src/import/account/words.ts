import type { Kind, Token } from './token.ts';

// What typographers, editors and Markdown engines make of plain characters, and back again.
const PLAIN: Readonly<Record<string, string>> = {
  '«': '<<',
  '»': '>>',
  '…': '...',
  ﬁ: 'fi',
  ﬂ: 'fl',
};
const FANCY = /[«»…ﬁﬂ]/g;

/** What stands for bytes that could not be read, and control characters, which some writers leave out. */
export const UNREADABLE = /(?![\t\n\r])\p{Cc}|\uFFFD/gu;

// Characters that no reader sees: soft hyphens, joiners, byte order marks, variation selectors.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** A text as it is compared: composed characters, no typographic variants, nothing unseen. */
export function plain(text: string): string {
  // Most lines are ASCII: looking once is cheaper than three replacements.
  return /^[\x20-\x7E\t]*$/.test(text)
    ? text
    : text
        .replace(UNSEEN, '')
        .replace(UNREADABLE, '')
        .replace(FANCY, (sign) => PLAIN[sign] ?? sign)
        .normalize('NFC');
}

// A word, a sign that carries meaning in technical text, or a picture character.
const WORD = /[\p{L}\p{M}\p{N}]+|[<>{}$%&@=\\~^]|\p{Extended_Pictographic}/gu;

/** The words of a text that is read already (no markup left in it), each a token. */
export function wordsOf(text: string, line: number, kind: Kind = 'word', optional = false): Token[] {
  return (plain(text).match(WORD) ?? []).map((key) => ({ kind, key, text: key, line, optional }));
}
