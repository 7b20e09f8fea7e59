import type { Code, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findSecrets } from '../../disclosure/index.ts';
import { type ParsedLog, parseLog } from '../../logs/index.ts';
import { Names } from '../address/slug.ts';
import type { Findings } from '../report/findings.ts';
import { at, block, childrenOf, lineOf } from './nodes.ts';

/** A log that stood in the text of a post, to be a file of its own. */
export interface ImportedLog {
  /** Of the file, without `.log`. */
  name: string;
  text: string;
  /** Line of the source on which it starts. */
  line: number;
}

const LANGUAGES = new Set(['', 'text', 'log', 'console', 'bash', 'sh', 'shell']);
const LINES_MIN = 4;
const UNDERSTOOD_MIN = 0.6;
const TIMED_MIN = 0.5;

/** Takes the logs out of a tree; each leaves a `<MigrationLog>` where it stood. */
export async function takeLogs(root: Root, file: string, findings: Findings): Promise<ImportedLog[]> {
  const logs: ImportedLog[] = [];
  const names = new Names();
  const found: { code: Code; log: ParsedLog; parent: Parents }[] = [];
  visit(root, 'code', (code, _, parent) => {
    const log = LANGUAGES.has(code.lang ?? '') && !code.meta ? readLog(code.value) : null;
    if (log !== null && parent !== undefined) found.push({ code, log, parent });
  });
  for (const { code, log, parent } of found) {
    const line = lineOf(code);
    const [secret] = await findSecrets(code.value);
    if (secret !== undefined) {
      findings.hand(
        file,
        line,
        `a log (${log.dialect}) in which a secret seems to stand (${secret.kind}); it stayed in the text`,
        'make the secret worthless, and take it out of the post',
      );
      continue;
    }
    const name = names.claim(nameOf(log));
    logs.push({ name, text: `${code.value}\n`, line });
    findings.notice(file, line, `a log (${log.dialect}), which became the file \`logs/${name}.log\``);
    const children = childrenOf(parent);
    children.splice(children.indexOf(code), 1, at(line, block('MigrationLog', { log: name })));
  }
  return logs;
}

/**
 * The log that a block of code is, or null. Most of its lines have to be of one format and to have a time:
 * the output of a command, or a session in which a line or two looks like one, stays what it is.
 */
function readLog(code: string): ParsedLog | null {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < LINES_MIN - 1 || code.includes('\u0000')) return null;
  const log = parseLog(code);
  // Three lines are a log when they say how it ended.
  if (log.dialect === 'plain' || (lines.length < LINES_MIN && log.facts.outcome === 'unknown')) return null;
  const read = log.lines.filter(({ message }) => message.trim() !== '');
  if (read.some(({ event }) => event === 'prompt')) return null;
  const understood = read.filter(({ event, continues }) => event !== null || continues).length;
  const timed = read.filter(({ stamp, continues }) => stamp !== null || continues).length;
  return understood >= read.length * UNDERSTOOD_MIN && timed >= read.length * TIMED_MIN ? log : null;
}

function nameOf({ facts, dialect }: ParsedLog): string {
  const guest = facts.guest?.replace(/[^\w-]/g, '');
  if (guest === undefined || guest === '') return dialect;
  return /^\d/.test(guest) ? `${facts.guestKind === 'container' ? 'ct' : 'vm'}${guest}` : guest;
}
