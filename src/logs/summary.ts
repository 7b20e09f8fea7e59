import { eventCounts } from './events.ts';
import { recordFact } from './facts/index.ts';
import { type Formats, formatBytes, formatMs, formatRate, formatSeconds } from './format.ts';
import { sentLabel } from './sent.ts';
import { phaseLabel } from './timeline.ts';
import { isOfOtherFormat, type LogRecord, type ParsedLog } from './types.ts';
import { recordCounts } from './view/summary.ts';

/**
 * What a log says, as one flat object for other programs; of several stories in a text, the first. Null where the log
 * doesn't say; what is worked out or counted has a key of its own. Times and sizes have their unit in their name.
 *
 * - `dialect`: the format, one of `DIALECT_NAMES`. A log of one task is of that task, however many lines of disks are in it.
 * - `outcome`: `ok` or `failed` as the log ends, by its own words or by an error it breaks off after; else `unknown`.
 *   PVE: the last lines; `TASK WARNINGS` is ok, `with problems` failed. pve-ha: whether each guest that was fenced or moved
 *   is up again. drbd: whether each resync that began is done. pacemaker: whether all was fenced and started. keepalived:
 *   whether someone is master at the end. ceph: `HEALTH_OK` or `HEALTH_ERR` at the end. A request to the HA manager is
 *   unknown: what came of it stands elsewhere. A plain log is always unknown.
 * - `error`: the first reason given for a failure, without `online migrate failure - `; null when it went well after all.
 * - `guest`: its number in PVE, its name or UUID in libvirt, as text.
 * - `source`, `target`: nodes. `qm migrate` never names its source. pve-ha, pacemaker: from where to where the first guest or
 *   resource went. keepalived: the hosts that lost and won the address.
 * - `targetAddress`: in parentheses after the target, of a dedicated network, in a failed ssh command, or after `tcp:`.
 * - `durationSeconds`: as reported. PVE: `(duration …)`; libvirt, QEMU: `Time elapsed` or `total time` of a completed job;
 *   drbd: `total` of the only resync; pve-disk: the sum of a single dd; a backup: in its `Finished` line.
 * - `elapsedSeconds`: the last timestamp minus the first; null when there is none, or the clock was set back behind the first.
 * - `downtimeMs`: as reported by QEMU or libvirt. How long a container or a guest of the HA manager was away is
 *   `computedDowntimeMs`, worked out from timestamps.
 * - `speedBytesPerSecond`: as reported at the end; with `speedIsNominal`, memory over whole seconds, which nobody measured.
 *   `MB/s` of PVE to 6.3 are MiB/s, of dd and old backups decimal. drbd: of the only resync; ceph: of the last recovery.
 * - `progressSamples`: lines that report how far a transfer is, of memory and of disks; a sheet of figures counts once.
 * - `warnings`: lines that are warnings by their format or call themselves one, or the number that `TASK WARNINGS` gives,
 *   whichever is larger.
 * - `events`: what the lines are, as notes are anchored by it: `{ "downtime": 1, "progress": 12 }`, lines of each.
 * - `notUnderstood`: lines that no rule of any format knows, whichever format was asked for.
 * - `linesOfDialect`: lines of `dialect` and its family, which all else here comes from; 0 of a log that was read as a format
 *   that it isn't of, and of a plain one.
 * - `records`: how many stories there are; `everyRecord` of `allJson` has each.
 */
export function logJson(log: ParsedLog) {
  return {
    dialect: log.dialect,
    dialectVersion: log.dialectVersion,
    ...recordJson(log),
    lines: log.lines.length,
    notUnderstood: log.notUnderstood,
    linesOfDialect: log.linesOfDialect,
    events: eventCounts(log),
    clockStepsBack: log.clockStepsBack,
    records: log.records.length,
  };
}

/**
 * The same, and each record in `everyRecord`: the `dialect` it is told in, its `firstLine` and `lastLine`, counted from 1, and
 * all that `recordJson` gives, as above. Empty for a text without lines.
 */
export function allJson(log: ParsedLog) {
  return {
    ...logJson(log),
    everyRecord: log.records.map((record) => ({
      dialect: record.dialect,
      firstLine: record.firstLine,
      lastLine: record.lastLine,
      ...recordJson(record),
    })),
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

const OUTCOMES = { ok: 'succeeded', failed: 'FAILED', unknown: 'not in the log' };

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
    ['downtime, computed', recordFact(log, 'computedDowntime', formats)],
    ['asked for at most', formatMs(facts.downtimeLimitMs, formats)],
    ['speed', speed !== null && facts.speedIsNominal ? `${speed} (nominal: memory over whole seconds)` : speed],
    [sentLabel(log).toLowerCase(), formatBytes(facts.transferredBytes, formats)],
    ['left', formatBytes(facts.remainingBytes, formats)],
    ['warnings', String(facts.warnings)],
    [
      'phases',
      log.phases
        .filter((p) => p.endMs > p.startMs)
        .map((p) => `${phaseLabel(p.name, facts.outcome)} ${formatSeconds((p.endMs - p.startMs) / 1000, formats)}`)
        .join(', ') || null,
    ],
    [
      'lines',
      `${log.lines.length}, ${isOfOtherFormat(log) ? 'none of this format' : `${log.notUnderstood} not understood`}`,
    ],
    [
      'records',
      log.records.length > 1 ? `${recordCounts(log.records, formats)}; the facts are those of the first` : null,
    ],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const body = rows.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(width)}  ${value}`]));
  return [`${title}: ${log.dialect}${log.dialectVersion === null ? '' : ` (${log.dialectVersion})`}`, ...body].join(
    '\n',
  );
}
