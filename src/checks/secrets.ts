import { type Content, type Log, logName, type Post } from '../content/model.ts';
import { findSecrets, type Secret } from '../disclosure/index.ts';
import { stripAnsi } from '../logs/index.ts';
import { type Problem, quote } from '../problems/index.ts';

/**
 * No log that is published opens a door. The messages never print what they found. What only looks like a
 * secret its author lists in `notSecret`, where a reviewer sees it.
 */
export async function checkSecrets({ logs, posts }: Pick<Content, 'logs' | 'posts'>): Promise<Problem[]> {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const texts = logs.filter(({ isText }) => isText);
  return (await Promise.all(texts.map((log) => secretProblems(log, byId.get(log.postId))))).flat();
}

async function secretProblems(log: Log, post: Post | undefined): Promise<Problem[]> {
  const secrets = await findSecrets(log.text);
  const name = logName(log);
  const exceptions = (post?.data?.logs?.[name]?.notSecret ?? []).map((text) => ({ text, places: placesOf(text, log) }));
  const covers = ({ places }: { places: readonly Range[] }, { start, end }: Secret) =>
    places.some((place) => place.start <= start && end <= place.end);
  const idle = exceptions.flatMap((exception, i) =>
    post === undefined || secrets.some((secret) => covers(exception, secret))
      ? []
      : [idleProblem(post, name, i, exception.text)],
  );
  return [
    ...secrets
      .filter((secret) => !exceptions.some((exception) => covers(exception, secret)))
      .map((secret) => secretProblem(log, secret)),
    ...idle,
  ];
}

interface Range {
  start: number;
  end: number;
}

/** Where a text stands in a log, as its secrets are counted: without colours. */
function placesOf(text: string, log: Log): Range[] {
  const plain = stripAnsi(log.text).text;
  const places: Range[] = [];
  for (let at = plain.indexOf(text); at >= 0; at = plain.indexOf(text, at + text.length)) {
    places.push({ start: at, end: at + text.length });
  }
  return places;
}

function secretProblem({ file, block, id, postId }: Log, { kind, masked, line, column }: Secret): Problem {
  const name = logName({ id, postId });
  return {
    file,
    ...(block === null ? { line, column } : { line: block.lines[line - 1] ?? block.line }),
    field: kind,
    found: `\`${masked}\`, which is published with the log`,
    expected: 'a log without passwords, tokens and private keys',
    // Not by `redact`: it would stand in the front matter, in the same repository.
    fix: `make it worthless (change the password, revoke the token or key): who can read the repository knows it; then write \`***\` in its place in the log. If it is none, say so in the front matter of the post: \`logs: { ${name}: { notSecret: ["…"] } }\`, with the text as it stands in the log`,
  };
}

/** An exception that excepts nothing would let a secret through that comes later. */
function idleProblem({ yaml }: Post, name: string, index: number, text: string): Problem {
  return {
    ...yaml.locate(['logs', name, 'notSecret', index]),
    field: `logs: ${name}: notSecret`,
    found: `${quote(text)}, in which no secret of the log stands whole`,
    expected: 'only texts of the log that are taken for secrets',
    fix: 'remove it, or copy the text from the line that the check names',
  };
}
