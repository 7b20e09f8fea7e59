import type { Content, Page, Post, Series } from '../content/model.ts';
import type { Problem } from '../problems/index.ts';

// They turn the order of all that follows, so that a text reads otherwise than it is: "gnp.exe" backwards is "exe.png".
// Not U+200E and U+200F, which stand between the letters of two scripts and turn nothing over.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/;

/** No text turns the direction of what stands after it by an invisible character (Unicode TR 36, "Bidirectional Text Spoofing"). */
export function checkDirection({ posts, pages, series }: Pick<Content, 'posts' | 'pages' | 'series'>): Problem[] {
  return [...posts, ...pages, ...series].flatMap((text) => {
    // A log is evidence, and shows them by their names.
    const ofLogs = new Set('body' in text ? text.body.logs.flatMap(({ lines }) => lines) : []);
    const typed = text.source.split('\n').flatMap((line, i) => {
      const at = line.search(TURNING);
      return at < 0 || ofLogs.has(i + 1) ? [] : [problemOf(text.file, line.slice(at), { line: i + 1, column: at + 1 })];
    });
    if (typed.length > 0) return typed;
    const escaped = escapedIn(text);
    return escaped === null ? [] : [problemOf(text.file, escaped)];
  });
}

/** Escapes of YAML and character references of HTML make the same characters. */
function escapedIn(text: Post | Page | Series): string | null {
  const published = JSON.stringify([text.data, 'body' in text ? text.body.segments : []]);
  return TURNING.exec(published)?.[0] ?? null;
}

function problemOf(file: string, [char = '']: string, place: { line?: number; column?: number } = {}): Problem {
  const code = `U+${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return {
    file,
    ...place,
    field: 'invisible character',
    found: `${code}, which turns the direction of the text after it`,
    expected: 'a text that reads as it is written',
    fix: 'delete the character: it often comes along when a path is copied; letters of other scripts need none, or `<bdi>…</bdi>`',
  };
}
