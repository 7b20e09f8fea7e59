import type { Root, RootContent } from 'mdast';
import { parseMarkdown } from './liquid/code-ranges.ts';
import type { Findings } from './report/findings.ts';
import type { SourceDocument } from './source/documents.ts';
import { textOf } from './source/values.ts';
import { plainText } from './write/mdx.ts';

const MIN = 40;
const GOOD = 90;
const MAX = 200;

const KEYS = ['description', 'excerpt', 'summary', 'subtitle'];

/** One or two sentences about a post: those its author wrote, or the first of its text, which is reported. */
export function describe(document: SourceDocument, title: string, root: Root, findings: Findings): string {
  const { values, file, lineOf: lineOfKey } = document;
  const key = KEYS.find((name) => textOf(values[name]) !== undefined);
  const written = key === undefined ? '' : plain(textOf(values[key]) ?? '');
  dropOthers(document, key, findings);
  if (written.length >= MIN && written.length <= MAX) {
    dropAddresses(document, key, findings);
    return written;
  }
  if (written.length > MAX) {
    findings.notice(
      file,
      lineOfKey(key ?? ''),
      `a description of ${written.length} characters, which was cut to ${MAX}`,
      'write one or two sentences in `description`',
    );
    const rest = written.slice(cut(written).replace(/…$/, '').length).trim();
    findings.dropQuote(
      document,
      lineOfKey(key ?? ''),
      'word',
      rest,
      'the end of a description longer than lists and search results show',
    );
    return cut(written);
  }
  dropAddresses(document, key, findings);
  const body = firstSentences(root).replace(ended(written), '').trim();
  const made = cut([ended(written), body].filter((piece) => piece !== '').join(' '));
  const line = key === undefined ? document.bodyLine : lineOfKey(key);
  findings.notice(
    file,
    line,
    `${key === undefined ? 'no description' : 'a description that is too short'}; it was made of the first sentences`,
    'write one or two sentences in `description`',
  );
  const published =
    document.kind === 'page'
      ? 'A page that was brought over from the former site.'
      : `A post first published on ${dayOf(document)}.`;
  const whole =
    made.length >= MIN
      ? made
      : cut(`${ended([ended(title), made].filter((piece) => piece !== '').join(' '))} ${published}`);
  findings.addition(file, whole, 'a description that was made', 'description');
  return whole;
}

/** A post has one description: what other keys say of it is left out where it says something else. */
function dropOthers(document: SourceDocument, taken: string | undefined, findings: Findings): void {
  const { own, file, lineOf } = document;
  for (const key of KEYS) {
    const other = key === taken ? undefined : textOf(own[key]);
    if (other === undefined || plain(other) === '') continue;
    const line = lineOf(key);
    findings.notice(file, line, `\`${key}\`, beside \`${taken ?? ''}\`: a post has one description; it was left out`);
    findings.dropQuote(document, line, 'word', other, 'a second description');
  }
}

/** A description is a text: addresses in it are left out. */
function dropAddresses(document: SourceDocument, key: string | undefined, findings: Findings): void {
  const written = key === undefined ? '' : String(document.own[key] ?? '');
  const lines = document.source.split(/\r\n|\n|\r/);
  for (const [, address = ''] of written.matchAll(/(?:\]\(|href=["']?)([^)\s"'>]+)/g)) {
    const line = lines.findIndex((text, i) => i >= document.lineOf(key ?? '') - 1 && text.includes(address)) + 1;
    if (line > 0)
      findings.drop({
        file: document.file,
        line,
        what: 'word',
        text: address,
        reason: 'an address in a description, which is a text',
      });
  }
}

function dayOf({ date }: SourceDocument): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(date.day),
  );
}

function plain(markdown: string): string {
  return plainText(parseMarkdown(markdown.replace(/<[^>]+>|\{[{%][\s\S]*?[%}]\}/g, ' ')))
    .replace(/\s+/g, ' ')
    .trim();
}

function firstSentences(root: Root): string {
  const items = root.children.flatMap((node) =>
    node.type === 'list' ? node.children.flatMap((item) => item.children) : [],
  );
  const headings = root.children.filter((node) => node.type === 'heading');
  const paragraphs = root.children.filter((node) => node.type === 'paragraph');
  // A line that leads on to code says little by itself. A post without prose says in its lists and headings what it is about.
  const kinds = [paragraphs.filter(isProse), paragraphs.filter((node) => !isProse(node)), items, headings];
  let out = '';
  for (const nodes of kinds) if (out.length < MIN) out = sentencesOf(nodes, out);
  return out;
}

function isProse(node: RootContent): boolean {
  const text = plainText(node).trim();
  const isLong =
    text.split(/\s+/).length > 4 ||
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > 9;
  // What leads on to code may say enough before that.
  const leadsOn = /[:：]$/.test(text) && !/[.!?]\s|[。！？]/.test(text);
  return isLong && !leadsOn;
}

function sentencesOf(nodes: readonly RootContent[], before: string): string {
  const text = nodes
    .filter((node) => !/\{[{%]|^`{3}/.test(plainText(node)))
    .slice(0, 4)
    .map((node) =>
      plainText(node)
        .replace(/\bhttps?:\/\/\S+/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((words) => words !== '')
    .map(ended)
    .join(' ');
  let out = before;
  for (const sentence of text.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}\p{Lo}“"'(])|(?<=[。！？])\s*/u)) {
    if (sentence === '' || out.includes(sentence)) continue;
    if (out.length >= GOOD || (out.length >= MIN && out.length + sentence.length >= MAX)) break;
    out = out === '' ? sentence : `${out} ${sentence}`;
  }
  return out;
}

/** A colon that led on to code, or nothing, ends as a sentence does. */
function ended(text: string): string {
  const trimmed = text
    .trim()
    .replace(/[:;,–：；，-]+$/, '')
    .trim();
  if (trimmed === '' || /[.!?…。！？]["”’)]?$/.test(trimmed)) return trimmed;
  return trimmed + (/\p{Script=Han}["”’)]?$/u.test(trimmed) ? '。' : '.');
}

function cut(text: string): string {
  if (text.length <= MAX) return text;
  const short = text.slice(0, MAX - 1);
  const end = Math.max(short.lastIndexOf('. '), short.lastIndexOf('! '), short.lastIndexOf('? '));
  return end >= GOOD ? short.slice(0, end + 1) : `${short.replace(/\s+\S*$/, '')}…`;
}
