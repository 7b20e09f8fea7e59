import { isValues, type Values } from './front-matter.ts';

/** Front matter as authors write it: a text, a number, a list where one word would do, `yes` for `true`. */

/** A text that isn't empty; numbers and booleans as they are written. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A list of texts: a list, or one text. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.flat(3) : [value]).flatMap((item) => textOf(item) ?? []);
}

/** Jekyll's tags and categories: a list, or words with blanks between them; with commas where somebody wrote those. */
export function namesOf(value: unknown): string[] {
  if (typeof value !== 'string') return textsOf(value);
  return value
    .split(value.includes(',') ? ',' : /\s+/)
    .map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .filter((name) => name !== '');
}

/** What YAML 1.1, which Jekyll reads, takes for a yes or a no. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (['true', 'yes', 'on'].includes(word)) return true;
  return ['false', 'no', 'off'].includes(word) ? false : undefined;
}

/** A list of maps; one map is a list of one. */
export function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isValues) : isValues(value) ? [value] : [];
}
