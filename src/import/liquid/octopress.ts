import type { RootContent } from 'mdast';
import { paragraph, text } from '../body/nodes.ts';
import type { Findings } from '../report/findings.ts';
import { codeRanges, rangeAt } from './code-ranges.ts';
import { type Line, MappedText } from './text.ts';

// The plugins that every blog made with Octopress had: https://github.com/imathis/octopress/tree/master/plugins

const OPEN = /^\s*\{%-?\s*(blockquote|pullquote)\b(.*?)-?%\}\s*$/;

/** `blockquote` and `pullquote` as quotations of Markdown; who said it stands below. */
export function readQuotes(source: MappedText, file: string, findings: Findings): MappedText {
  if (!/\{%-?\s*(?:block|pull)quote\b/.test(source.text)) return source;
  const code = codeRanges(source.text);
  const lines = source.split();
  const out: Line[] = [];
  let offset = 0;
  for (let i = 0; i < lines.length; i++) {
    const { text: written, line } = lines[i] ?? { text: '', line: 0 };
    const [, name, options = ''] = rangeAt(code, offset) === null ? (OPEN.exec(written) ?? []) : [];
    const ends = new RegExp(`^\\s*\\{%-?\\s*end${name}\\s*-?%\\}\\s*$`);
    const end = name === undefined ? -1 : lines.findIndex((one, j) => j > i && ends.test(one.text));
    offset += written.length + 1;
    if (end === -1) {
      out.push({ text: written, line });
      continue;
    }
    const quoted = lines.slice(i + 1, end);
    for (const one of quoted) offset += one.text.length + 1;
    offset += (lines[end]?.text.length ?? 0) + 1;
    i = end;
    const credit = name === 'blockquote' ? creditOf(options.trim()) : '';
    const words = name === 'pullquote' ? quoted.map((one) => withoutMarks(one, file, findings)) : quoted;
    out.push({ text: '', line });
    for (const one of words) out.push({ ...one, text: `> ${one.text}` });
    if (credit !== '') out.push({ text: '>', line }, { text: `> — ${credit}`, line });
    out.push({ text: '', line });
  }
  return new MappedText(out);
}

/** `Author, Source http://address Title`. */
function creditOf(options: string): string {
  const [, author = options, url, title] = /^(.*?)\s*(https?:\/\/\S+)(?:\s+(.+))?$/.exec(options) ?? [];
  const who = author === '' ? '' : `**${author}** `;
  return url === undefined ? who.trim() : `${who}${title === undefined ? `<${url}>` : `[${title}](${url})`}`;
}

/** `{" … "}` marks what the old theme pulled out of the text. */
function withoutMarks({ text: written, line }: Line, file: string, findings: Findings): Line {
  for (const [mark] of written.matchAll(/\{"|"\}/g))
    findings.drop({ file, line, what: 'markup', text: mark, reason: 'the mark of a quotation pulled out of the text' });
  return { text: written.replace(/\{" ?| ?"\}/g, ''), line };
}

/** `{% img [class] address [width [height]] [title text | "title" ["alt"]] %}`; null for what isn't written so. */
export function readImageTag(source: string): RootContent | null {
  const options = /^\{%-?\s*img\s+([\s\S]*?)\s*-?%\}$/.exec(source)?.[1] ?? '';
  const [, url, rest = ''] =
    /(?:^|\s)((?:https?:\/\/|\/|[^\s"'/]+\/)[^\s"']+)(?:\s+\d+%?){0,2}(?:\s+([\s\S]+))?$/.exec(options) ?? [];
  if (url === undefined) return null;
  const quoted = [...rest.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? '');
  const [title, alt] = quoted.length > 0 ? quoted : [rest.trim() === '' ? undefined : rest.trim()];
  return { type: 'image', url, title: title ?? null, alt: alt ?? title ?? null };
}

/** `{% video address [address …] [width height] [poster] %}`: a link to each of them. */
export function readVideoTag(words: readonly string[]): RootContent[] {
  const addresses = words.filter((word) => /^(?:https?:\/)?\//.test(word));
  return addresses.map((url) => paragraph({ type: 'link', url, children: [text(url)] }));
}

/** `{% include_code [title] [lang:name] path %}`: the title, the language, and the path below the folder of code. */
export function readCodeTag(words: readonly string[]): { title: string; language: string | null; path: string } {
  const language = words.find((word) => word.startsWith('lang:'))?.slice('lang:'.length) ?? null;
  const named = words.filter((word) => !word.startsWith('lang:'));
  const path = named.at(-1) ?? '';
  const title = named.slice(0, -1).join(' ') || path;
  return { title, language, path };
}

/** Options of `{% codeblock [title] [lang:name] [address [words]] %}` as those of a fence that Octopress takes as well. */
export function codeblockInfo(options: string): string {
  const named = /\blang:(\S+)/.exec(options)?.[1];
  const rest = options
    .replace(/\b(?:lang|start|mark|linenos):\S+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('`', "'");
  const ending = /^\S[^:]*?\w+\.(\w+)/.exec(rest)?.[1];
  return `${named ?? ending ?? (rest === '' ? '' : 'text')} ${rest}`.trimEnd();
}
