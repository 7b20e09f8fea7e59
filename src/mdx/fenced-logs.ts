import type { Element, ElementContent, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import * as z from 'zod';
import { fenceWords } from '../code/index.ts';
import { DIALECT_NAMES } from '../logs/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { field } from '../schema/fields.ts';
import { logNotes } from '../schema/logs.ts';
import { plainName } from '../schema/names.ts';
import { checkAttributes } from './attributes.ts';
import type { FencedLog } from './body.ts';
import type { Compilation } from './compile.ts';
import { placeOf } from './elements.ts';
import { parse } from './parse.ts';

/** The language of a fenced block that is a log. */
export const LOG_LANGUAGE = 'migration-log';

const logAttributes = z.strictObject({
  title: logNotes.shape.title,
  // Whether it can be an address is checked where the names of files are.
  name: field(
    z
      .string()
      .regex(/^[^/]+$/)
      .optional(),
    {
      description: 'What the post calls the log; made from the title when it is left out.',
      expected: 'a name of letters, digits, `-`, `_` and `.`',
    },
  ),
  storage: logNotes.shape.storage,
  dialect: field(z.enum(DIALECT_NAMES).optional(), {
    description: 'The format, where the lines alone don’t tell it.',
    expected: `one of ${DIALECT_NAMES.map((name) => `\`${name}\``).join(', ')}`,
  }),
});

/**
 * Takes each block fenced as `migration-log` for a log of the post, and leaves a `<MigrationLog>` with its
 * notes where it stood, so that all that follows treats it like one whose log lies in a file.
 */
export function takeFencedLogs(compilation: Compilation): void {
  const { root, body, file, source } = compilation;
  const sourceLines = source.split('\n');
  let unnamed = 0;
  visit(root, 'element', (pre, index, parent) => {
    const code = pre.tagName === 'pre' ? logCode(pre) : null;
    if (code === null || index === undefined || parent === undefined) return;
    const place = { file, line: 1, column: 1, ...placeOf(pre) };
    const { name: given, title = null, storage = null, dialect = null } = readAttributes(code, place, compilation);
    const { log, lines, notes, nearNotes } = splitNotes(textOf(code), place.line + 1, sourceLines);
    compilation.problems.push(...nearNotes.map((near) => nearNote(near, file)));
    const name = given ?? (plainName(title ?? '') || `log-${++unnamed}`);
    const { line, column } = place;
    body.logs.push({ name, text: `${log.join('\n')}\n`, title, storage, dialect, lines, line, column });
    parent.children[index] = logElement({ name, title }, notes, pre, compilation);
    return SKIP;
  });
}

/** The code of a `pre` that is a log; null when it is no log. */
function logCode(pre: Element): Element | null {
  const child = pre.children[0];
  if (child?.type !== 'element' || child.tagName !== 'code') return null;
  const { lang }: object & { lang?: unknown } = child.data ?? {};
  return typeof lang === 'string' && lang.toLowerCase() === LOG_LANGUAGE ? child : null;
}

/** What the words after the language say; a faulty one is a problem and says nothing. */
function readAttributes(code: Element, place: Place, { problems }: Compilation): z.output<typeof logAttributes> {
  const { meta }: object & { meta?: unknown } = code.data ?? {};
  const values = new Map<string, string>();
  for (const { whole, name, quoted, range } of fenceWords(typeof meta === 'string' ? meta : '')) {
    if (quoted !== undefined && name !== '') values.set(name, quoted);
    else problems.push(strayWord(whole, range !== undefined, place));
  }
  const field = (key: string) => `\`\`\`${LOG_LANGUAGE} ${key}`;
  const result = checkAttributes(logAttributes, Object.fromEntries(values), { ...place, field });
  problems.push(...result.problems);
  for (const key of result.faulty) values.delete(key);
  return result.data ?? logAttributes.parse(Object.fromEntries(values));
}

function strayWord(word: string, isRange: boolean, place: Place): Problem {
  return {
    ...place,
    field: `words after \`\`\`${LOG_LANGUAGE}`,
    found: quote(word),
    expected: `${Object.keys(logAttributes.shape)
      .map((key) => `\`${key}="…"\``)
      .join(', ')}`,
    fix: isRange
      ? 'remove it, and point a line out by a note: `^ What it says` on the line below'
      : 'correct or remove it; a value stands in straight double quotes',
  };
}

/** A note as it stands in a block: the lines of the post that hold its text. */
interface NoteText {
  /** Number of log lines above it: the number of the line it belongs to. */
  below: number;
  rows: { line: number; column: number; text: string }[];
}

const NOTE_SIGN = '^ ';
/** Looks like a note, and is neither one nor the row of carets below a word; `^C` is a key that was pressed. */
const NEAR_NOTE = /^(?:\^[\p{L}\p{N}"'`*_[<({](?!$)|[ \t]+\^ +\S)/u;

/** Parts the notes of a block from its log. `firstLine` is the line of the post on which the content starts. */
function splitNotes(content: string, firstLine: number, sourceLines: readonly string[]) {
  const log: string[] = [];
  const lines: number[] = [];
  const notes: NoteText[] = [];
  const nearNotes: NoteText['rows'] = [];
  let open: NoteText | null = null;
  for (const [i, text] of content.replace(/\n$/, '').split('\n').entries()) {
    const line = firstLine + i;
    // In a list or a quote, the lines of a block start further right.
    const indent = Math.max(0, (sourceLines[line - 1]?.length ?? 0) - text.length);
    if (NEAR_NOTE.test(text)) {
      nearNotes.push({ line, column: indent + 1, text });
      continue;
    }
    if (!text.startsWith(NOTE_SIGN)) {
      log.push(unescaped(text));
      lines.push(line);
      open = null;
      continue;
    }
    if (open === null) {
      open = { below: log.length, rows: [] };
      notes.push(open);
    }
    open.rows.push({ line, column: indent + NOTE_SIGN.length + 1, text: text.slice(NOTE_SIGN.length) });
  }
  return { log, lines, notes, nearNotes };
}

/** A line of the log that looks like a note has a backslash before it, or one more than it had. */
function unescaped(text: string): string {
  const [, indent = '', backslashes = '', rest = ''] = /^([ \t]*)\\(\\*)(\^.*)$/.exec(text) ?? [];
  const bare = indent + rest;
  return bare.startsWith(NOTE_SIGN) || NEAR_NOTE.test(bare) ? indent + backslashes + rest : text;
}

function nearNote({ line, column, text }: NoteText['rows'][number], file: string): Problem {
  const bare = text.trim().replace(/^\^ */, '');
  return {
    file,
    line,
    column,
    field: 'note in a log',
    found: quote(text.replace(/^\s+/, '  ')),
    expected: 'a note that starts with `^ `, at the very start of its line',
    fix: `write \`^ ${bare}\`; a line of the log that starts with \`^\` is written \`\\^\``,
  };
}

type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' }>;

function logElement(
  { name, title }: Pick<FencedLog, 'name' | 'title'>,
  notes: readonly NoteText[],
  pre: Element,
  compilation: Compilation,
): JsxElement {
  const caption = title === null ? [] : [{ type: 'mdxJsxAttribute' as const, name: 'caption', value: title }];
  return {
    type: 'mdxJsxFlowElement',
    name: 'MigrationLog',
    attributes: [{ type: 'mdxJsxAttribute', name: 'log', value: name }, ...caption],
    children: notes.flatMap((note) => noteElement(note, compilation)),
    ...(pre.position && { position: pre.position }),
  };
}

function noteElement({ below, rows }: NoteText, compilation: Compilation): JsxElement[] {
  const { file, problems } = compilation;
  const [first] = rows;
  if (first === undefined) return [];
  const { line } = first;
  const start = { line, column: first.column - NOTE_SIGN.length };
  if (below === 0 || rows.every(({ text }) => text.trim() === '')) {
    problems.push({
      file,
      ...start,
      field: 'note in a log',
      found: below === 0 ? `${quote(NOTE_SIGN + first.text)} above the first line of the log` : 'a note without text',
      expected: 'a text, right below the line that it is about',
      fix: `${below === 0 ? 'move it below its line' : 'write it, or remove the line'}; a line of the log that starts with \`^ \` is written \`\\^ \``,
    });
    return [];
  }
  const at = { type: 'mdxJsxAttributeValueExpression' as const, value: `{ line: ${below} }` };
  return [
    {
      type: 'mdxJsxFlowElement',
      name: 'Note',
      attributes: [{ type: 'mdxJsxAttribute', name: 'at', value: at }],
      children: noteContent(rows, compilation),
      position: { start, end: start },
    },
  ];
}

/** The text of a note, parsed where it stands: blank lines and blanks before it keep all places those of the post. */
function noteContent(rows: NoteText['rows'], { file, problems }: Compilation): ElementContent[] {
  const above = '\n'.repeat((rows[0]?.line ?? 1) - 1);
  const text = rows.map((row) => ' '.repeat(row.column - 1) + row.text).join('\n');
  const tree = parse(above + text, file, problems);
  // Neither can come of lines that start with blanks.
  return (tree?.children ?? []).filter((child) => child.type !== 'doctype' && child.type !== 'mdxjsEsm');
}
