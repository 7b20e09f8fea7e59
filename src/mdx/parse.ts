import type { Root } from 'hast';
import { mdxToHast } from 'satteri';
import type { Problem } from '../problems/index.ts';
import { syntaxProblem } from './syntax.ts';

/** Parses MDX. Null when it can't be read; then the problem is added to `problems`. */
export function parse(source: string, file: string, problems: Problem[]): Root | null {
  const deep = deepBrackets(source);
  if (deep !== null) {
    problems.push({
      file,
      line: deep,
      field: 'MDX',
      found: `more than ${DEEPEST} brackets that are open at once`,
      expected: 'a text that can be read',
      fix: 'close the brackets, or put what is no text for readers into a file',
    });
    return null;
  }
  try {
    const tree = mdxToHast(source, { features: { gfm: true, frontmatter: true, smartPunctuation: true } });
    if (tree.type !== 'root') throw new Error(`Sätteri returned a ${tree.type} instead of a root`);
    return tree;
  } catch (error) {
    problems.push(syntaxProblem(error, source, file));
    return null;
  }
}

// The parser of expressions calls itself for each bracket; when its stack is full, the process ends without a word.
const DEEPEST = 1000;

/** The line in which more brackets are open than the parser bears; null when there is none. A blank line counts anew. */
function deepBrackets(source: string): number | null {
  let open = 0;
  for (const [i, line] of source.split('\n').entries()) {
    if (line.trim() === '') open = 0;
    for (const char of line) {
      if ('([{'.includes(char)) open++;
      else if (')]}'.includes(char)) open = Math.max(0, open - 1);
      if (open > DEEPEST) return i + 1;
    }
  }
  return null;
}
