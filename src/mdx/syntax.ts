import { type Problem, quote } from '../problems/index.ts';

/** What authors bring from other tools, and what to write instead. Looked for where the parser stopped. */
const FOREIGN: readonly { sign: RegExp; what: string; fix: string | ((found: string) => string) }[] = [
  {
    sign: /\b\w+=\{\s*\w+\s*:[^{}]*\}/,
    what: 'a map in single braces',
    fix: (found) => `double the braces: \`${found.replace('{', '{{').replace(/\}$/, '}}')}\``,
  },
  {
    sign: /\{\{.*?\}\}|\{%.*?%\}/,
    what: 'Liquid',
    fix: 'write what it stood for (a link, a component); put it in backticks if it is meant as text',
  },
  {
    sign: /\{:\s*[.#][^}]*\}/,
    what: 'a kramdown attribute list',
    fix: 'remove it; a notice is written `<Aside kind="warning" title="…">`, text, `</Aside>`',
  },
  { sign: /<!--.*?(?:-->|$)/, what: 'an HTML comment', fix: 'write a comment as `{/* … */}`' },
  {
    sign: /^(?:<{7}|={7}|>{7}).*/,
    what: 'the mark of a merge conflict',
    fix: 'settle the conflict and remove the marks',
  },
  {
    sign: /<[A-Z]\w*[^>]*\s\w+=(?:[^"'{\s>][^\s>]*)/,
    what: 'an attribute without plain quotes',
    fix: 'put the value in straight double quotes: `kind="warning"`',
  },
];

const POSITION = /^(\d+):(\d+): (.*?)(?: \(mdx[\w-]*:[\w-]+\))?$/s;

/** The problem with a text that is no MDX. One syntax error hides what else is wrong with the file. */
export function syntaxProblem(error: unknown, source: string, file: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column, reason] = POSITION.exec(message) ?? [];
  const place = line === undefined ? { file } : { file, line: Number(line), column: Number(column) };
  const text = line === undefined ? '' : (source.split('\n')[Number(line) - 1] ?? '');
  for (const { sign, what, fix } of FOREIGN) {
    const found = sign.exec(text)?.[0];
    if (found !== undefined) {
      return {
        ...place,
        field: 'MDX',
        found: `${quote(found)}, ${what}`,
        expected: 'Markdown and the components',
        fix: typeof fix === 'string' ? fix : fix(found),
      };
    }
  }
  return {
    ...place,
    field: 'MDX',
    found: `${text.trim() === '' ? '' : `${quote(text.trim())}: `}${(reason ?? message).replace(/Could not parse expression with oxc: /, 'no literal: ')}`,
    expected: 'MDX that can be read: every tag closed, every `{` with its `}`',
    fix: 'put `<` and `{` that are meant as text in backticks, or write `\\<` and `\\{`; write void tags as `<br />`; set text between tags off by blank lines',
  };
}
