/**
 * One shape for everything that can be wrong with content, and one printer for it.
 * Checks return problems; only the edge (a command, the build) prints or throws them.
 */

/** A place in a file. Lines and columns count from 1. */
export interface Place {
  /** Path as the author knows it: relative to where the command runs, absolute when it lies elsewhere. */
  file: string;
  line?: number;
  column?: number;
}

export interface Problem extends Place {
  /** What the problem is about: a front matter key, a component's attribute, a file. */
  field: string;
  found: string;
  expected: string;
  /** What to do about it, as an instruction. */
  fix: string;
}

/** `file:line:column`, as editors and terminals link it. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((v) => v !== undefined).join(':');
}

export function formatProblem(problem: Problem): string {
  return [
    `${formatPlace(problem)}  ${problem.field}`,
    `    found:    ${problem.found}`,
    `    expected: ${problem.expected}`,
    `    fix:      ${problem.fix}`,
  ].join('\n');
}

/** All problems of a run as one text, ordered by file and line, ending with the count. */
export function formatProblems(problems: readonly Problem[]): string {
  return formatList(problems, 'problem');
}

/** The same for what an author should look at, and may leave as it is: nothing fails because of it. */
export function formatNotices(notices: readonly Problem[]): string {
  return formatList(notices, 'notice');
}

function formatList(problems: readonly Problem[], noun: string): string {
  const ordered = [...problems].sort(
    (a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const files = new Set(problems.map((p) => p.file)).size;
  const count = `${problems.length} ${problems.length === 1 ? noun : `${noun}s`} in ${files} ${files === 1 ? 'file' : 'files'}`;
  return [...ordered.map(formatProblem), count].join('\n\n');
}

/** Thrown at the edge when content has problems. Its message is the whole report. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

const QUOTE_LIMIT = 80;

/** A value as an author would recognise it, in backticks, cut when long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  if (text === '') return 'an empty text';
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > QUOTE_LIMIT ? `${line.slice(0, QUOTE_LIMIT - 1)}…` : line}\``;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // YAML can make a list that holds itself.
    return 'a value that holds itself';
  }
}
