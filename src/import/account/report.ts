import { type Problem, quote } from '../../problems/index.ts';
import type { Account } from './index.ts';
import type { Settled } from './settle.ts';
import type { Kind, Token } from './token.ts';

const NAMES: Readonly<Record<Kind, string>> = {
  word: 'words',
  attribute: 'words of an alt text, title or caption',
  code: 'code line',
  span: 'inline code',
  image: 'image',
  link: 'link',
};

/** What was found out, as problems: the words of a line together, the rest one by one. */
export function problemsOf(settled: Settled, account: Account): Problem[] {
  const { source, written } = account;
  const problems: Problem[] = [];
  for (const token of runs(settled.lost)) {
    problems.push({
      file: source.file,
      line: token.line,
      field: `lost ${NAMES[token.kind]}`,
      found: `${quote(token.text)}, which is not in ${written.file}`,
      expected: 'everything of the source in what was written for it, or declared as dropped with a reason',
      fix: 'add it by hand, and report the post: the importer should have kept it',
    });
  }
  for (const token of runs(settled.moved)) {
    problems.push({
      file: source.file,
      line: token.line,
      field: `moved ${NAMES[token.kind]}`,
      found: `${quote(token.text)}, which stands at another place in ${written.file}`,
      expected: 'the order of the source',
      fix: 'compare the place with the source and move it back',
    });
  }
  for (const token of runs(settled.invented)) {
    problems.push({
      file: written.file,
      line: token.line,
      field: `invented ${NAMES[token.kind]}`,
      found: `${quote(token.text)}, which is not in ${source.file}`,
      expected: 'only what the source says, or what is declared as added',
      fix: 'remove it, and report the post: the importer should not have written it',
    });
  }
  for (const { line, text, why } of settled.falseDrops) {
    problems.push({
      file: source.file,
      line,
      field: 'declared drop',
      found:
        why === 'not dropped'
          ? `${quote(text)}, words of which are in ${written.file}`
          : `${quote(text)}, which the source doesn’t have here`,
      expected: 'drops quote the source, with the line they start on, and nothing that is in the output',
      fix: 'report the post: the importer’s account of what it left out can’t be trusted',
    });
  }
  if (settled.published) {
    problems.push({
      file: source.file,
      line: 1,
      field: 'draft',
      found: `a post that was not published, without \`draft: true\` in ${written.file}`,
      expected: 'what was not published stays unpublished',
      fix: 'write `draft: true`',
    });
  }
  return problems;
}

/** Words that follow each other on a line as one. */
function runs(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isText = token.kind === 'word' || token.kind === 'attribute';
    if (last !== undefined && isText && last.kind === token.kind && last.line === token.line)
      last.text += ` ${token.text}`;
    else joined.push({ ...token });
  }
  return joined;
}
