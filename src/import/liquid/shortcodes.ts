import type { RootContent } from 'mdast';
import type { Routes } from '../address/routes.ts';
import { paragraph, text as textNode } from '../body/nodes.ts';
import { videoAddress } from '../kramdown/embeds.ts';
import type { Findings } from '../report/findings.ts';
import type { SourceDocument } from '../source/documents.ts';
import { readArguments, type TagArguments } from './arguments.ts';
import { codeRanges, rangeAt } from './code-ranges.ts';
import type { Marks } from './marks.ts';
import { LineBuilder, type MappedText } from './text.ts';

export interface ShortcodeInput {
  document: SourceDocument;
  routes: Routes;
  marks: Marks;
  findings: Findings;
}

const SHORTCODE = /\{\{([<%])\s*(\/?)\s*([\w/-]+)((?:"[^"]*"|`[^`]*`|(?![%>]\}\})[\s\S])*?)\s*\/?\s*[%>]\}\}/g;

/** Reads Hugo's own shortcodes. Others stay in the text as they are written, and are reported. */
export function readShortcodes(source: MappedText, input: ShortcodeInput): MappedText {
  if (!/\{\{[<%]/.test(source.text)) return source;
  const code = codeRanges(source.text);
  const out = new LineBuilder();
  let done = 0;
  const lineAt = (offset: number) => source.sourceLine(source.text.slice(0, offset).split('\n').length);
  const pass = (end: number) => {
    source.text
      .slice(done, end)
      .split('\n')
      .forEach((piece, i) => {
        if (i > 0) out.add('\n', lineAt(done) + i - 1);
        out.add(piece, lineAt(done) + i, true);
      });
    done = end;
  };
  for (const match of source.text.matchAll(SHORTCODE)) {
    const [whole, , slash = '', name = '', args = ''] = match;
    if (rangeAt(code, match.index) !== null || /^\{\{[<%]\s*\/\*/.test(whole)) continue;
    pass(match.index);
    const line = lineAt(match.index);
    const after = source.text[match.index + whole.length] === '\n' ? '' : '\n';
    const made =
      name === 'highlight'
        ? fence(slash, readArguments(args).words[0] ?? '', out.tail.trim() === '' ? '' : '\n', after)
        : read(name, readArguments(args), input);
    const value = Array.isArray(made) ? input.marks.put({ kind: 'nodes', nodes: made, source: whole, line }) : made;
    if (value === null) {
      input.findings.hand(
        input.document.file,
        line,
        `the shortcode \`${whole}\`, which is not known here; it stands in the text as written`,
        'write what readers should see in its place',
      );
    }
    out.add(value ?? input.marks.put({ kind: 'text', source: whole, line }), line, true);
    done = match.index + whole.length;
  }
  pass(source.text.length);
  return out.finish();
}

/** A fence that stands on a line of its own. */
function fence(slash: string, language: string, before: string, after: string): string {
  return slash === '/' ? `${before}\`\`\`${after}` : `${before}\`\`\`${language}${after}`;
}

function read(name: string, { words, pairs }: TagArguments, { routes }: ShortcodeInput): string | RootContent[] | null {
  const [first = ''] = words;
  const value = (key: string) => pairs[key]?.text;
  switch (name) {
    case 'figure':
      return [
        {
          type: 'image',
          url: value('src') ?? first,
          alt: value('alt') ?? null,
          ...(value('caption') !== undefined && { data: { caption: value('caption') ?? '' } }),
        },
      ];
    case 'ref':
    case 'relref':
      return routes.byPath(first)?.former[0] ?? null;
    case 'gist':
      return link(`https://gist.github.com/${words.slice(0, 2).join('/')}`);
    case 'youtube':
    case 'vimeo': {
      const url = videoAddress(name, value('id') ?? first);
      return url === null ? null : link(url);
    }
    default:
      return null;
  }
}

function link(url: string): RootContent[] {
  return [paragraph({ type: 'link', url, children: [textNode(url)] })];
}
