import type { Content, Log } from '../content/model.ts';
import { findSecrets } from '../disclosure/index.ts';
import type { Problem } from '../problems/index.ts';

/** No log that is published opens a door. The messages never print what they found. */
export async function checkSecrets({ logs }: Pick<Content, 'logs'>): Promise<Problem[]> {
  return (await Promise.all(logs.filter(({ isText }) => isText).map(secretProblems))).flat();
}

async function secretProblems({ file, text, block }: Log): Promise<Problem[]> {
  const secrets = await findSecrets(text);
  return secrets.map(({ kind, masked, line, column }) => ({
    file,
    ...(block === null ? { line, column } : { line: block.lines[line - 1] ?? block.line }),
    field: kind,
    found: `\`${masked}\`, which is published with the log`,
    expected: 'a log without passwords, tokens and private keys',
    // Not by `redact`: it would stand in the front matter, in the same repository.
    fix: 'make it worthless (change the password, revoke the token or key): who can read the repository knows it; then write `***` in its place in the log',
  }));
}
