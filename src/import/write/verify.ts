import type { RootContent } from 'mdast';
import { type Body, compileBody } from '../../mdx/index.ts';
import type { Problem } from '../../problems/index.ts';
import { at, lineOf } from '../body/nodes.ts';
import { type WrittenBlock, writeMdx } from './mdx.ts';

/** A body that the site's own compiler takes. */
export interface VerifiedBody {
  /** The whole file. */
  text: string;
  body: Body;
  /** Lines of the source file, each with the line of the output where what stood there starts. */
  places: { source: number; output: number }[];
  /** Blocks that the compiler refused: they stand in the text as they would have been written. */
  refused: { source: number; output: number; why: string }[];
}

/** Writes a tree under its front matter and compiles it. A block that is refused is shown as code instead, so that the build goes on. */
export async function writeVerified(
  frontMatter: string,
  nodes: readonly RootContent[],
  file: string,
  address: string,
): Promise<VerifiedBody> {
  const head = `---\n${frontMatter}---\n\n`;
  const offset = head.split('\n').length - 1;
  const refused: { node: RootContent; why: string }[] = [];
  let current = [...nodes];
  for (;;) {
    const blocks = writeMdx(current);
    const text = `${head}${blocks.map((block) => block.text).join('\n\n')}\n`;
    const { body, problems } = await compileBody(text, { file, address, base: '/' });
    const bad = blockOf(problems, blocks, offset) ?? null;
    if (bad === null) {
      const places = blocks.map(({ node, line }) => ({ source: lineOf(node), output: line + offset }));
      const whereRefused = refused.map(({ node, why }) => ({
        source: lineOf(node),
        output: places.find((place) => place.source === lineOf(node))?.output ?? 1,
        why,
      }));
      return { text, body, places, refused: whereRefused };
    }
    const verbatim = at(lineOf(bad.block.node), { type: 'code' as const, lang: 'markdown', value: bad.block.text });
    refused.push({ node: verbatim, why: bad.why });
    current = current.map((node) => (node === bad.block.node ? verbatim : node));
  }
}

/** The block that the first problem is in. Null when there is none, or none that isn't code already. */
function blockOf(
  problems: readonly Problem[],
  blocks: readonly WrittenBlock[],
  offset: number,
): { block: WrittenBlock; why: string } | null {
  for (const { line, field, found } of problems) {
    const at = (line ?? 1) - offset;
    const block = blocks.findLast((candidate) => candidate.line <= at) ?? blocks[0];
    if (block !== undefined && !(block.node.type === 'code' && block.node.lang === 'markdown'))
      return { block, why: `${field}: ${found}` };
  }
  return null;
}
