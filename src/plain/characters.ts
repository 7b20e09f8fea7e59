// Of the control characters, XML 1.0 knows the tab and the two line ends alone; U+FFFE and U+FFFF are no characters.
const NOT_XML = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;
// What turns the direction of writing or has no width would change what a reader sees of the rest.
const HIDDEN = /[\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/gu;

const PICTURES = 0x2400;
const DELETE_PICTURE = '\u2421';

/** A text that XML may hold: a control character becomes the sign that stands for it (U+2407 for the bell). */
export function xmlSafe(text: string): string {
  return text.toWellFormed().replace(NOT_XML, signOf);
}

/** A line of a log as it is read elsewhere, where no style sheet marks what can't be seen. */
export function visibleLine(text: string): string {
  return xmlSafe(text).replaceAll('\r', signOf).replace(HIDDEN, '\ufffd');
}

function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  return code === 0x7f ? DELETE_PICTURE : '\ufffd';
}
