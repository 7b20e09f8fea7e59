import { type Formats, formatBytes, formatMs, formatRate, formatSeconds } from './format.ts';
import { PHASE_LABELS } from './timeline.ts';
import type { LogRecord, ParsedLog } from './types.ts';

/** What a log says, as one flat object for other programs. Null where it doesn't say. */
export function logJson(log: ParsedLog) {
  return {
    dialect: log.dialect,
    dialectVersion: log.dialectVersion,
    ...recordJson(log),
    lines: log.lines.length,
    notUnderstood: log.notUnderstood,
    clockStepsBack: log.clockStepsBack,
    records: log.records.length,
  };
}

/** What one record of a log says. */
export function recordJson({ facts, phases }: LogRecord) {
  return {
    outcome: facts.outcome,
    error: facts.error,
    guest: facts.guest,
    guestKind: facts.guestKind,
    source: facts.sourceNode,
    target: facts.targetNode,
    targetAddress: facts.targetAddress,
    durationSeconds: facts.durationSeconds,
    elapsedSeconds: facts.elapsedSeconds,
    downtimeMs: facts.downtimeMs,
    computedDowntimeMs: facts.computedDowntimeMs,
    downtimeLimitMs: facts.downtimeLimitMs,
    speedBytesPerSecond: facts.speedBytesPerSecond,
    speedIsNominal: facts.speedIsNominal,
    speedLimitBytesPerSecond: facts.speedLimitBytesPerSecond,
    transferredBytes: facts.transferredBytes,
    remainingBytes: facts.remainingBytes,
    totalBytes: facts.totalBytes,
    memoryPhaseMs: facts.memoryPhaseMs,
    memoryPasses: facts.memoryPasses,
    xbzrleCacheBytes: facts.xbzrleCacheBytes,
    xbzrleCacheMisses: facts.xbzrleCacheMisses,
    disks: facts.disks,
    warnings: facts.warnings,
    progressSamples: facts.progressSamples,
    phases: phases.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
  };
}

const OUTCOMES = { ok: 'succeeded', failed: 'FAILED', unknown: 'outcome not in the log' };

/** What a log says, for people at a terminal. */
export function logText(log: ParsedLog, title: string, formats: Formats): string {
  const { facts } = log;
  const speed = formatRate(facts.speedBytesPerSecond, formats);
  const rows: [string, string | null][] = [
    ['outcome', OUTCOMES[facts.outcome]],
    ['error', facts.error],
    ['guest', facts.guest === null ? null : `${facts.guestKind === 'container' ? 'CT' : 'VM'} ${facts.guest}`],
    ['from', facts.sourceNode],
    ['to', facts.targetNode === null ? null : [facts.targetNode, facts.targetAddress].filter(Boolean).join(', ')],
    ['duration', formatSeconds(facts.durationSeconds, formats)],
    ['first to last line', formatSeconds(facts.elapsedSeconds, formats)],
    ['downtime', formatMs(facts.downtimeMs, formats)],
    ['downtime, computed', formatMs(facts.computedDowntimeMs, formats)],
    ['asked for at most', formatMs(facts.downtimeLimitMs, formats)],
    ['speed', speed !== null && facts.speedIsNominal ? `${speed} (nominal: memory over whole seconds)` : speed],
    ['moved', formatBytes(facts.transferredBytes, formats)],
    ['left', formatBytes(facts.remainingBytes, formats)],
    ['warnings', String(facts.warnings)],
    [
      'phases',
      log.phases
        .filter((p) => p.endMs > p.startMs)
        .map((p) => `${PHASE_LABELS[p.name]} ${formatSeconds((p.endMs - p.startMs) / 1000, formats)}`)
        .join(', ') || null,
    ],
    ['lines', `${log.lines.length}, ${log.notUnderstood} not understood`],
    ['records', log.records.length > 1 ? `${log.records.length}; the facts are those of the first` : null],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const body = rows.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(width)}  ${value}`]));
  return [`${title}: ${log.dialect}${log.dialectVersion === null ? '' : ` (${log.dialectVersion})`}`, ...body].join(
    '\n',
  );
}
