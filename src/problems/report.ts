import { formatPlace, type Problem } from './index.ts';

/** What a check found, for programs. */
export interface Report {
  ok: boolean;
  problems: readonly Problem[];
  notices: readonly Problem[];
}

/** One JSON object, `{ ok, problems, notices }`, each problem with its place, field, found, expected and fix. */
export function jsonReport(report: Report): string {
  return JSON.stringify(report, null, 2);
}

/**
 * Workflow commands of GitHub Actions, a line each, by which problems appear beside the lines of a pull request
 * (docs.github.com, "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,title=…::message`).
 */
export function githubAnnotations({ problems, notices }: Pick<Report, 'problems' | 'notices'>): string {
  return [
    ...problems.map((problem) => command('error', problem)),
    ...notices.map((one) => command('notice', one)),
  ].join('\n');
}

function command(name: 'error' | 'notice', problem: Problem): string {
  const { file, line, column, field, found, expected, fix } = problem;
  const properties = Object.entries({ file, line, col: column, title: `${formatPlace(problem)} ${field}` })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${properties.join(',')}::${escapeText(`found: ${found}\nexpected: ${expected}\nfix: ${fix}`)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
