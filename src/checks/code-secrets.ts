import type { Content, Page, Post } from '../content/model.ts';
import { findSecrets } from '../disclosure/index.ts';
import { usesIn } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';

/** No code block and no note of a log opens a door either: people copy commands from the same terminals. */
export async function checkCodeSecrets({ posts, pages }: Pick<Content, 'posts' | 'pages'>): Promise<Problem[]> {
  return (await Promise.all([...posts, ...pages].map(secretProblems))).flat();
}

async function secretProblems(text: Post | Page): Promise<Problem[]> {
  const secrets = await findSecrets(codeAndNotes(text));
  return secrets.map(({ kind, masked, line, column }) => ({
    file: text.file,
    line,
    column,
    field: kind,
    found: `\`${masked}\`, which is published with the text`,
    expected: 'code and notes without passwords, tokens and private keys',
    fix: 'make it worthless (change the password, revoke the token or key): who can read the repository knows it; then write `***`, or `<password>` for one that never was any, in its place',
  }));
}

const FENCE = /^[\s>]*(`{3,}|~{3,})/;

/** The lines of a text that are code or notes of logs, where they stand; prose and logs are left blank. */
function codeAndNotes({ source, body }: Post | Page): string {
  const ofLogs = new Set(body.logs.flatMap(({ lines }) => lines));
  const noteLines = new Set(usesIn(body.segments).flatMap(({ name, line }) => (name === 'Note' ? [line] : [])));
  let fence: string | null = null;
  let inNote = false;
  return source
    .split('\n')
    .map((line, i) => {
      const sign = FENCE.exec(line)?.[1] ?? null;
      const inFence = fence !== null;
      if (fence === null) fence = sign;
      else if (sign?.startsWith(fence) && line.trimEnd().endsWith(sign)) fence = null;
      inNote ||= !inFence && noteLines.has(i + 1);
      const isSought = (inFence || inNote) && !ofLogs.has(i + 1);
      if (line.includes('</Note>')) inNote = false;
      return isSought ? line : '';
    })
    .join('\n');
}
