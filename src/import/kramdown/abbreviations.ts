import type { PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { childrenOf, span, text } from '../body/nodes.ts';
import type { HtmlInput } from './html.ts';
import type { Definitions } from './prepare.ts';

/** Marks each use of an abbreviation, as kramdown does; what an unused one stood for is left out and said so. */
export function addAbbreviations(root: Root, { abbreviations }: Definitions, { file, findings }: HtmlInput): void {
  if (abbreviations.size === 0) return;
  const words = [...abbreviations.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const used = new Set<string>();
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || parent === undefined || !pattern.test(node.value)) return;
    const pieces = node.value.split(new RegExp(pattern, 'u')).flatMap((piece, i): PhrasingContent[] => {
      if (i % 2 === 0) return piece === '' ? [] : [text(piece)];
      used.add(piece);
      const title = abbreviations.get(piece)?.title ?? '';
      return title === '' ? [text(piece)] : [span('abbr', { title }, [text(piece)])];
    });
    childrenOf(parent).splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
  for (const [word, { source, line }] of abbreviations) {
    const reason = used.has(word)
      ? 'the definition of an abbreviation, whose meaning stands where it is used'
      : 'an abbreviation that the post doesn’t use';
    findings.drop({ file, line, what: 'word', text: source, reason });
  }
}
