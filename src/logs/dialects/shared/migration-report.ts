import type { Conclusion } from '../../dialect.ts';
import type { LogFacts, LogLine, ProgressSample } from '../../types.ts';

/**
 * Reports of a migration that take many lines, one figure each: `info migrate` of QEMU, `virsh domjobinfo`.
 * Rules put the figures into the fields of their lines; here they come together again.
 */

/** Names of figures that mean the same in each of these formats. */
export type Figure =
  | 'elapsedMs'
  | 'transferredBytes'
  | 'remainingBytes'
  | 'totalBytes'
  | 'bytesPerSecond'
  | 'diskTransferredBytes'
  | 'diskRemainingBytes'
  | 'diskTotalBytes'
  | 'diskBytesPerSecond'
  | 'allTransferredBytes'
  | 'allRemainingBytes'
  | 'allTotalBytes'
  | 'dirtyPagesPerSecond'
  | 'pageBytes'
  | 'passes'
  | 'cacheBytes'
  | 'cacheMisses';

interface Report {
  line: LogLine;
  /** The state of the migration, as its first line has it. */
  status: string;
  figures: Map<string, number>;
}

/** What reports tell: samples of progress, and the figures of the last one. A report starts with a line that has a `status`. */
export function concludeReports(
  dialect: string,
  lines: readonly LogLine[],
  { progressSamples }: Readonly<LogFacts>,
): Conclusion {
  const reports = reportsIn(dialect, lines);
  // After the end libvirt answers with a state alone.
  const last = reports.findLast(({ figures }) => figures.size > 0) ?? reports.at(-1);
  if (last === undefined) return {};
  const figure = (name: Figure) => last.figures.get(name) ?? null;
  const elapsedMs = figure('elapsedMs');
  const isCompleted = /^completed$/i.test(last.status);
  return {
    progress: reports.flatMap((report) => [
      ...sampleOf(report, 'memory', ['transferredBytes', 'remainingBytes', 'totalBytes', 'bytesPerSecond']),
      ...sampleOf(report, 'disk', [
        'diskTransferredBytes',
        'diskRemainingBytes',
        'diskTotalBytes',
        'diskBytesPerSecond',
      ]),
      // Of memory and disks together, where that is all there is.
      ...(isSplit(report)
        ? []
        : sampleOf(report, 'data', ['allTransferredBytes', 'allRemainingBytes', 'allTotalBytes', 'bytesPerSecond'])),
    ]),
    progressSamples:
      progressSamples + reports.filter((report) => isSplit(report) || report.figures.has('allTransferredBytes')).length,
    transferredBytes: figure('transferredBytes'),
    remainingBytes: figure('remainingBytes'),
    totalBytes: figure('totalBytes'),
    // QEMU counts how often it looked for pages written meanwhile; libvirt calls the same figure the iteration.
    memoryPasses: figure('passes'),
    xbzrleCacheBytes: figure('cacheBytes'),
    xbzrleCacheMisses: figure('cacheMisses'),
    // Until the end these are the time and the speed so far.
    ...(isCompleted
      ? { durationSeconds: elapsedMs === null ? null : elapsedMs / 1000, speedBytesPerSecond: figure('bytesPerSecond') }
      : {}),
  };
}

function isSplit({ figures }: Report): boolean {
  return figures.has('transferredBytes') || figures.has('diskTransferredBytes');
}

function reportsIn(dialect: string, lines: readonly LogLine[]): Report[] {
  const reports: Report[] = [];
  for (const line of lines) {
    if (line.dialect !== dialect || line.fields === null) continue;
    const { status } = line.fields;
    if (typeof status === 'string') reports.push({ line, status, figures: new Map() });
    const figures = reports.at(-1)?.figures;
    for (const [name, value] of Object.entries(line.fields)) if (typeof value === 'number') figures?.set(name, value);
  }
  return reports;
}

function sampleOf(
  { line, figures }: Report,
  of: string,
  names: readonly [Figure, Figure, Figure, Figure],
): ProgressSample[] {
  const [transferred, remaining, total, speed] = names.map((name) => figures.get(name) ?? null);
  if (transferred === null || transferred === undefined) return [];
  const [pages, pageBytes] = [figures.get('dirtyPagesPerSecond'), figures.get('pageBytes')];
  return [
    {
      line: line.number,
      elapsedMs: line.elapsedMs,
      of,
      transferredBytes: transferred,
      remainingBytes: remaining ?? null,
      totalBytes: total ?? null,
      bytesPerSecond: speed ?? null,
      dirtyBytesPerSecond: of === 'memory' && pages !== undefined && pageBytes !== undefined ? pages * pageBytes : null,
    },
  ];
}
