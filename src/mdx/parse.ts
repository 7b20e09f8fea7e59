import type { Root } from 'hast';
import { mdxToHast } from 'satteri';
import type { Problem } from '../problems/index.ts';
import { syntaxProblem } from './syntax.ts';

/** Parses MDX. Null when it can't be read; then the problem is added to `problems`. */
export function parse(source: string, file: string, problems: Problem[]): Root | null {
  try {
    const tree = mdxToHast(source, { features: { gfm: true, frontmatter: true, smartPunctuation: true } });
    if (tree.type !== 'root') throw new Error(`Sätteri returned a ${tree.type} instead of a root`);
    return tree;
  } catch (error) {
    problems.push(syntaxProblem(error, source, file));
    return null;
  }
}
