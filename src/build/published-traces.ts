import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { toString as textOf } from 'hast-util-to-string';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';
import { listFiles } from '../content/files.ts';
import { type StandIns, tracesIn } from '../disclosure/index.ts';
import { type Problem, quote } from '../problems/index.ts';

// A machine that is called `archive` or `node`: the site itself has such words on every page.
const WORD = /^[a-z_-]+$/;
const TEXTS = /\.(?:html|json|csv|log|md|svg|txt|xml|xhtml|opf)$/;
const BOOKS = /\.epub$/;

/**
 * The last gate before a site is published: what its posts redact must not stand in any page or file of it,
 * however it got there. The checks of the content name the line of a source; this reads what readers will get,
 * where escapes of Markdown, YAML and HTML are gone.
 */
export async function findPublishedTraces(folder: string, standIns: StandIns): Promise<Problem[]> {
  const redacted = Object.fromEntries(Object.entries(standIns).filter(([key]) => !WORD.test(key)));
  if (Object.keys(redacted).length === 0) return [];
  const files = await listFiles(folder);
  const problems = await Promise.all(
    files.map(async (file) => {
      if (TEXTS.test(file)) return problemsIn(file, await readFile(join(folder, file), 'utf8'), redacted);
      return BOOKS.test(file) ? problemsInBook(file, await readFile(join(folder, file)), redacted) : [];
    }),
  );
  return problems.flat();
}

function problemsIn(file: string, source: string, redacted: StandIns): Problem[] {
  const names = new Set(readings(file, source).flatMap((text) => tracesIn(text, redacted).map(({ within }) => within)));
  return [...names].map((name) => problemOf(file, name));
}

/** A book is a zip, in which no name can be seen from without. */
function problemsInBook(book: string, bytes: Uint8Array, redacted: StandIns): Problem[] {
  const texts = unzipSync(bytes, { filter: ({ name }) => TEXTS.test(name) });
  return Object.entries(texts).flatMap(([name, text]) =>
    problemsIn(`${book} (${name})`, new TextDecoder().decode(text), redacted),
  );
}

function problemOf(file: string, name: string): Problem {
  return {
    file,
    field: 'redacted name in the finished site',
    found: `${quote(name)}, which a post redacts, in this file of the build`,
    expected: 'the stand-in, as in the logs',
    fix: 'look for it behind escapes (`\\_`, `&#46;`, `\\x2e`) in the text, the front matter and `site.yaml` that this page is made of',
  };
}

/** A file as it stands, and what a browser makes of it. */
function readings(file: string, source: string): string[] {
  if (!/html\)?$/.test(file)) return [source, visible(source)];
  const tree = htmlToHast(source);
  const values: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'comment') values.push(node.value);
    if (node.type === 'element') values.push(...Object.values(node.properties).map(String));
  });
  return [source, visible(tree.type === 'root' ? textOf(tree) : ''), visible(values.join('\n'))];
}

// Soft hyphen, blanks without width, joiners: they hide nothing from a reader.
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const code = Number.parseInt(encoded.slice(1), 16);
    return code > 32 && code < 127 ? String.fromCharCode(code) : encoded;
  });
}
