import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content, Page, Post, Series } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { type Prose, proseOf } from './prose.ts';
import { wordsIn } from './words.ts';

/** The project's own words, one a line; `#` starts a comment. Its presence makes an unknown word a problem. */
export const WORDS_FILE = 'words.txt';

/** A word that no dictionary knows, where it first stands, and in how many places. */
export interface UnknownWord {
  word: string;
  file: string;
  line: number;
  column: number;
  count: number;
}

export interface Spelling {
  /** In the order in which they are met; empty where the language has no dictionary. */
  unknown: UnknownWord[];
  /** False for a language without a dictionary. */
  checked: boolean;
  problems: Problem[];
  notices: Problem[];
}

type Texts = Pick<Content, 'directory' | 'site' | 'posts' | 'pages' | 'series'>;

/**
 * Looks up each word of posts, pages and series. With `words.txt` in the content directory an unknown
 * word is a problem, reported once; without it, one notice counts them: a blog that has just been brought over
 * has thousands.
 */
export async function checkSpelling({ directory, site, posts, pages, series }: Texts): Promise<Spelling> {
  const path = join(directory, WORDS_FILE);
  const own = existsSync(path) ? parseWords(await readFile(path, 'utf8')) : null;
  const dictionary = await openDictionary(site.language, own ?? []);
  if (dictionary === null) return { unknown: [], checked: false, problems: [], notices: [] };
  const unknown = unknownWords([...posts, ...pages, ...series], dictionary);
  if (own !== null) {
    return { unknown, checked: true, problems: unknown.map((one) => problemOf(one, dictionary)), notices: [] };
  }
  return { unknown, checked: true, problems: [], notices: unknown.length > 0 ? [noticeOf(path, unknown)] : [] };
}

export function parseWords(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/** The text of a words file with these words added, in alphabetical order; comments at its top stay. */
export async function learnWords(path: string, unknown: readonly UnknownWord[]): Promise<string> {
  const before = existsSync(path) ? await readFile(path, 'utf8') : WORDS_HEAD;
  const head = /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(before)?.[0] ?? '';
  const lines = before
    .slice(head.length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const words = [...new Set([...lines, ...unknown.map(({ word }) => word)])].sort((a, b) => a.localeCompare(b, 'en'));
  return `${head}${words.join('\n')}\n`;
}

const WORDS_HEAD =
  '# Words that the dictionary doesn’t have, one a line. `failover` also knows `Failover`; `GlusterFS` is known as it is written.\n';

type Text = Pick<Post | Page | Series, 'file' | 'source' | 'data'>;

function unknownWords(texts: readonly Text[], dictionary: Dictionary): UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  const known = new Set<string>();
  for (const text of texts) {
    for (const prose of proseIn(text)) {
      let from = prose.offset;
      for (const word of wordsIn(prose.text)) {
        if (known.has(word)) continue;
        const before = found.get(word);
        if (before !== undefined) before.count++;
        else if (dictionary.knows(word)) known.add(word);
        else {
          const at = placeOfWord(word, text.source, from);
          from = at.offset;
          found.set(word, { word, file: text.file, line: at.line, column: at.column, count: 1 });
        }
      }
    }
  }
  return [...found.values()];
}

// Keys of front matter and of series files that hold sentences.
const SENTENCES = ['title', 'description', 'summary', 'short'] as const;

function proseIn({ file, source, data }: Text): Prose[] {
  const keys = SENTENCES.flatMap((key) => {
    const value: unknown = data === null ? undefined : Reflect.get(data, key);
    return typeof value === 'string' ? [{ text: value, offset: Math.max(0, source.indexOf(`${key}:`)) }] : [];
  });
  const pictures = Object.values(data !== null && 'gallery' in data ? (data.gallery ?? {}) : {}).flat();
  const told = pictures.flatMap(({ image, alt, title }) => {
    const offset = Math.max(0, source.indexOf(image));
    return [alt, title ?? ''].map((text) => ({ text, offset }));
  });
  return [...keys, ...told, ...(file.endsWith('.mdx') ? proseOf(source, file) : [])];
}

/** Lines and columns count from 1. A word that stands otherwise in the source (escaped) is placed where its text starts. */
function placeOfWord(word: string, source: string, from: number): { offset: number; line: number; column: number } {
  const typed = [word, word.replaceAll("'", '’')].map((form) => source.indexOf(form, from)).filter((at) => at >= 0);
  const offset = typed.length > 0 ? Math.min(...typed) : from;
  const before = source.slice(0, offset);
  return { offset, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function problemOf({ word, file, line, column, count }: UnknownWord, dictionary: Dictionary): Problem {
  const near = dictionary.suggest(word);
  const elsewhere = count === 1 ? '' : `, and ${count - 1} more ${count === 2 ? 'time' : 'times'}`;
  const meant = near.length === 0 ? '' : `did you mean ${near.map((other) => `\`${other}\``).join(', ')}? `;
  return {
    file,
    line,
    column,
    field: 'spelling',
    found: `${quote(word)}${elsewhere}`,
    expected: `a word that the dictionary or \`${WORDS_FILE}\` has`,
    fix: `${meant}Put what is code into backticks, and a word that is right into \`${WORDS_FILE}\``,
  };
}

function noticeOf(path: string, unknown: readonly UnknownWord[]): Problem {
  const some = [...unknown].sort((a, b) => b.count - a.count).slice(0, 5);
  return {
    file: path,
    field: 'spelling',
    found: `${unknown.length} words that the dictionary doesn’t have, such as ${some.map(({ word }) => quote(word)).join(', ')}`,
    expected: `a list of the words that are right, \`${WORDS_FILE}\`; with it, every other unknown word is a problem`,
    fix: `\`npm run check -- --learn\` writes the list from what stands there now; read it, and mend what is wrong`,
  };
}
