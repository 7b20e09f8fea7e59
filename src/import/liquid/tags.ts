import type { RootContent } from 'mdast';
import type { Routes } from '../address/routes.ts';
import { entriesOf } from '../body/galleries.ts';
import { block, paragraph, text } from '../body/nodes.ts';
import { videoAddress, videoName } from '../kramdown/embeds.ts';
import type { Findings } from '../report/findings.ts';
import type { SourceDocument } from '../source/documents.ts';
import { listOf, textOf } from '../source/values.ts';
import { plainText } from '../write/mdx.ts';
import type { TagArguments } from './arguments.ts';
import { parseMarkdown } from './code-ranges.ts';
import type { TagReader } from './evaluate.ts';
import type { Marks } from './marks.ts';
import { readCodeTag, readImageTag, readVideoTag } from './octopress.ts';

export interface TagInput {
  document: SourceDocument;
  routes: Routes;
  marks: Marks;
  findings: Findings;
  inSeries: boolean;
  /** Rows of features that were shown: shown once more, their texts are new. */
  rows: Set<string>;
  /** A file of the folder of code that Octopress has; null when there is none. */
  codeFile(path: string): { path: string; text: string } | null;
  /** Evaluates a file of `_includes`; null when there is none. */
  include(file: string, args: TagArguments, line: number): string | null;
}

type Made = string | RootContent[] | null;

/** Jekyll's own tags, the includes of Minimal Mistakes, and the plugins that many posts use. */
export function tagReader(given: Omit<TagInput, 'rows'>): TagReader {
  const input = { ...given, rows: new Set<string>() };
  const { marks } = input;
  return (name, args, source, line) => {
    const made = read(name, args, source, line, input);
    return Array.isArray(made)
      ? made.length === 0
        ? ''
        : marks.put({ kind: 'nodes', nodes: made, source, line })
      : made;
  };
}

function read(name: string, args: TagArguments, source: string, line: number, input: TagInput): Made {
  const [first = ''] = args.words;
  // Names of files may have blanks in them.
  const named = args.words.join(' ');
  switch (name) {
    case 'include':
    case 'include_cached':
    case 'include_relative':
      return readInclude(first, args, source, line, input);
    case 'post_url':
      return input.routes.byPostName(named)?.former[0] ?? null;
    case 'link':
      return input.routes.byFile(named)?.former[0] ?? (/\.\w+$/.test(named) ? `/${named.replace(/^\/+/, '')}` : null);
    case 'gist':
      return link(`https://gist.github.com/${first.replace(/\.js$/, '')}`, `Gist ${named}`, source, line, input);
    case 'youtube':
    case 'vimeo':
      return video(name, first || (args.pairs.id?.text ?? ''), source, line, input);
    case 'twitter':
    case 'tweet':
      return first.startsWith('http') ? link(first, first, source, line, input) : null;
    case 'img':
      return nodesOf(readImageTag(source));
    case 'video':
      return nodesOf(...readVideoTag(args.words));
    case 'include_code':
      return includedCode(args, input);
    case 'toc':
    case 'seo':
    case 'feed_meta':
      return dropped(source, line, 'a tag of the theme: the site has this by itself', input);
    default:
      return null;
  }
}

function readInclude(file: string, args: TagArguments, source: string, line: number, input: TagInput): Made {
  const name = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const value = (key: string) => args.pairs[key]?.text;
  if (name === 'gallery') {
    const shown = gallery(args, input);
    if (shown !== null || input.document.own.gallery !== null) return shown;
    return dropped(source, line, 'a gallery that has no pictures', input);
  }
  if (name === 'figure' && value('image_path') !== undefined) return figure(args);
  if (name === 'video') return video(value('provider') ?? 'youtube', value('id') ?? '', source, line, input);
  if (name === 'feature_row') return features(value('id') ?? 'feature_row', input);
  if (name === 'toc') return dropped(source, line, 'the table of contents: every post has one', input);
  if (/series/.test(name)) {
    if (input.inSeries) return [block('SeriesNav', {})];
    input.findings.notice(input.document.file, line, `\`${source}\` in a post that names no series; it was left out`);
    return dropped(source, line, 'the list of a series, in a post that belongs to none', input);
  }
  const made = input.include(file, args, line);
  if (made !== null) {
    input.findings.addition(input.document.file, made, 'the text of an include');
    input.findings.dropPieces(
      input.document.file,
      line,
      source,
      // What names a class is seen by nobody.
      made.replace(/\s(?:class|style|id|role|data-[\w-]+)=("[^"]*"|'[^']*')/g, ''),
      'an include of the blog’s own, whose text stands in its place',
    );
  }
  return made;
}

function dropped(text: string, line: number, reason: string, { findings, document }: TagInput): string {
  findings.drop({ file: document.file, line, what: 'markup', text, reason });
  return '';
}

function gallery({ pairs }: TagArguments, { document }: TagInput): Made {
  const key = pairs.id?.text ?? 'gallery';
  if (entriesOf(key, document.values[key]).length === 0) return null;
  const caption = pairs.caption?.text ?? '';
  const plain = plainCaption(caption);
  if (plain === null) return [block('Gallery', { name: key }), ...captionBelow(caption)];
  return [block('Gallery', { name: key, ...(plain !== '' && { caption: plain }) })];
}

function figure({ pairs }: TagArguments): Made {
  const url = pairs.image_path?.text ?? '';
  if (url === '') return null;
  const caption = pairs.caption?.text;
  const plain = caption === undefined ? undefined : plainCaption(caption);
  const title = pairs.title?.text;
  const image: RootContent = {
    type: 'image',
    url,
    alt: pairs.alt?.text ?? title ?? null,
    ...(typeof plain === 'string' && { data: { caption: plain } }),
  };
  const shown = paragraph(image);
  return caption !== undefined && plain === null ? [shown, ...captionBelow(caption)] : [shown];
}

/** A caption as the text that a component takes; null for one with links in it. */
function plainCaption(caption: string): string | null {
  const tree = parseMarkdown(caption.replace(/<\/?(?:b|i|em|strong|small|span|u|code|kbd|sub|sup)\b[^>]*>/gi, ''));
  return /[<[]|https?:/.test(caption) && /\]\(|<[a-z]|https?:/i.test(plainText(tree) + caption)
    ? null
    : plainText(tree).trim();
}

/** A caption with links stands as a paragraph below what it belongs to. */
function captionBelow(caption: string): RootContent[] {
  return parseMarkdown(caption).children;
}

function link(
  url: string,
  words: string,
  source: string,
  line: number,
  { findings, document }: TagInput,
): RootContent[] {
  const made = `${words} ${url}`;
  findings.dropPieces(document.file, line, source, made, 'a tag that became a link');
  const added = (made.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !source.includes(word));
  findings.addition(document.file, `${added.join(' ')} ${url}`, 'the words of a link in place of a tag');
  return [paragraph({ type: 'link', url, children: [text(words)] })];
}

function video(provider: string, id: string, source: string, line: number, input: TagInput): Made {
  const url = id === '' ? null : videoAddress(provider, id);
  return url === null ? null : link(url, videoName(url), source, line, input);
}

function features(key: string, { document, findings, rows: seen }: TagInput): Made {
  const rows = listOf(document.values[key]);
  if (rows.length === 0) return null;
  if (seen.has(key))
    for (const { alt, title, excerpt, btn_label, url } of rows)
      for (const [again, where] of [[alt], [title], [excerpt], [btn_label], [url, 'link']] as const) {
        const words = textOf(again);
        if (words !== undefined)
          findings.addition(document.file, words, 'a row of features that is shown again', where);
      }
  seen.add(key);
  for (const title of rows.filter(({ alt }) => alt === undefined).map((row) => textOf(row.title)))
    if (title !== undefined) findings.addition(document.file, title, 'an alternative text that was made');
  return rows.flatMap((row): RootContent[] => {
    const [image, title, excerpt, url] = [row.image_path, row.title, row.excerpt, row.url].map(textOf);
    const shown: RootContent[] =
      image === undefined ? [] : [paragraph({ type: 'image', url: image, alt: textOf(row.alt) ?? title ?? null })];
    if (title !== undefined) shown.push(paragraph({ type: 'strong', children: [text(title)] }));
    if (excerpt !== undefined) shown.push(...parseMarkdown(excerpt).children);
    if (url !== undefined)
      shown.push(paragraph({ type: 'link', url, children: [text(textOf(row.btn_label) ?? title ?? url)] }));
    return shown;
  });
}

function nodesOf(...nodes: readonly (RootContent | null)[]): RootContent[] | null {
  const known = nodes.filter((node) => node !== null);
  return known.length === 0 ? null : known;
}

/** A file of Octopress's folder of code: shown, with a link to it. */
function includedCode({ words }: TagArguments, { document, findings, codeFile }: TagInput): Made {
  const { title, language, path } = readCodeTag(words);
  const file = codeFile(path);
  if (file === null) return null;
  const code = file.text.replace(/\n$/, '');
  findings.addition(document.file, code, 'the code of a file that the post includes');
  const url = `/${file.path}`;
  return [
    { type: 'code', lang: language ?? /\.(\w+)$/.exec(path)?.[1] ?? null, value: code },
    paragraph({ type: 'link', url, children: [text(title)] }),
  ];
}
