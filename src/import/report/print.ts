import { formatPlace } from '../../problems/index.ts';
import type { Drop } from '../account/index.ts';
import type { Finding, Severity } from './findings.ts';
import { countOf, type ImportResult } from './result.ts';

const HEADS: Readonly<Record<Severity, string>> = {
  error: 'Could not be taken over as meant',
  hand: 'Needs a look',
  notice: 'Done by rule, for your information',
};

const SEVERITIES: readonly Severity[] = ['error', 'hand', 'notice'];

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

function summary({ posts, pages, series, findings }: ImportResult): string {
  const drafts = posts.filter(({ draft }) => draft).length;
  const pictures = posts.reduce((sum, post) => sum + post.pictures, 0);
  const files = posts.reduce((sum, post) => sum + post.files, 0);
  const logs = posts.reduce((sum, post) => sum + post.logs, 0);
  const redirects = posts.reduce((sum, post) => sum + post.redirects.length, 0);
  const what = [
    `${count(posts.length, 'post')}${drafts > 0 ? ` (${count(drafts, 'draft')})` : ''}`,
    count(pages.length, 'page'),
    `${series.length} series`,
    count(pictures, 'picture'),
    ...(files > 0 ? [count(files, 'file for download', 'files for download')] : []),
    count(logs, 'log'),
    count(redirects, 'redirect'),
  ];
  const found = SEVERITIES.map((severity) => countOf(findings, severity));
  return `${what.join(', ')}; ${count(found[0] ?? 0, 'error')}, ${found[1]} to look at, ${count(found[2] ?? 0, 'notice')}`;
}

function sourcePlace({ file, line }: Finding): string {
  return formatPlace({ file, ...(line !== null && { line }) });
}

function outputPlace({ output, outputLine }: Finding): string | null {
  return output === null ? null : formatPlace({ file: output, ...(outputLine !== null && { line: outputLine }) });
}

/** The report for a terminal: what was done, and all that needs somebody, worst first. */
export function reportText(result: ImportResult): string {
  const { written, dryRun, out } = result;
  // Notices would bury what needs somebody: they are in the file alone.
  const lines = (['error', 'hand'] as const).flatMap((severity) => {
    const findings = result.findings.filter((finding) => finding.severity === severity);
    return findings.length === 0 ? [] : [`${HEADS[severity]}:`, '', ...findings.map(findingText), ''];
  });
  const notices = countOf(result.findings, 'notice');
  return [
    ...lines,
    `${dryRun ? 'Would import' : 'Imported'} ${summary(result)}.`,
    `${dryRun ? 'Would write' : 'Wrote'} ${count(written.written.length, 'file')} below ${out}; ${written.unchanged.length} were as they should be.`,
    ...(notices > 0 ? [`The notices are in ${out}/import-report.md.`] : []),
  ].join('\n');
}

function findingText(finding: Finding): string {
  const place = outputPlace(finding);
  return [
    `${sourcePlace(finding)}  ${finding.what}`,
    ...(place === null ? [] : [`    in:  ${place}`]),
    ...(finding.fix === '' ? [] : [`    fix: ${finding.fix}`]),
  ].join('\n');
}

/** The report as a file beside the content. It says nothing that a second run would say otherwise. */
export function reportMarkdown(result: ImportResult): string {
  const { posts, pages, series, findings } = result;
  const sections = SEVERITIES.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [`## ${HEADS[severity]}`, '', ...own.map(findingMarkdown), ''];
  });
  return [
    '# Import report',
    '',
    `${summary(result)}.`,
    '',
    ...sections,
    ...(posts.length === 0 ? [] : ['## Posts', '', '| post | from | pictures | logs |', '| --- | --- | --- | --- |']),
    ...posts.map(
      ({ title, draft, output, file, pictures, logs }) =>
        `| ${cell(title)}${draft ? ' (draft)' : ''}<br>\`${output}\` | \`${cell(file)}\` | ${pictures} | ${logs} |`,
    ),
    ...(posts.length === 0 ? [] : ['']),
    ...listed(
      'Pages',
      pages.map(({ title, output, file }) => `${title}: \`${output}\`, from \`${file}\``),
    ),
    ...listed(
      'Series',
      series.map(({ id, title, parts }) => `${title}: \`series/${id}.yaml\`, ${count(parts, 'part')}`),
    ),
    ...listed(
      'Redirects',
      posts.flatMap(({ redirects, address }) => redirects.map((from) => `\`${from}\` to \`${address}\``)),
    ),
    ...leftOut(result.drops),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** What is in no file of the output, and why. */
function leftOut(drops: readonly Drop[]): string[] {
  const byReason = Map.groupBy(drops, ({ reason }) => reason);
  const lines = [...byReason].flatMap(([reason, all]) => [
    `### ${reason.charAt(0).toUpperCase()}${reason.slice(1)}`,
    '',
    ...all.map(
      ({ file, line, text }) => `- \`${formatPlace({ file, line })}\`: \`\` ${text.replace(/\s+/g, ' ').trim()} \`\``,
    ),
    '',
  ]);
  return drops.length === 0 ? [] : ['## Left out', '', ...lines];
}

function listed(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`## ${title}`, '', ...entries.map((entry) => `- ${entry}`), ''];
}

function findingMarkdown(finding: Finding): string {
  const place = outputPlace(finding);
  const where = place === null ? '' : `, now \`${place}\``;
  return `- \`${sourcePlace(finding)}\`${where}: ${finding.what}.${finding.fix === '' ? '' : ` *${finding.fix.charAt(0).toUpperCase()}${finding.fix.slice(1)}.*`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
