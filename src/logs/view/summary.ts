import { type RecordFact, recordFact } from '../facts/index.ts';
import { type Formats, formatCount, formatWhole } from '../format.ts';
import { textHtml } from '../html.ts';
import { sentLabel } from '../sent.ts';
import type { LogRecord, Outcome } from '../types.ts';

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  ok: 'Succeeded',
  failed: 'Failed',
  unknown: 'Not in the log',
};

/** What a record says, in one line of labels and values, and its error below. What the log doesn't say is left out. */
export function summaryHtml(record: LogRecord, formats: Formats): string {
  const facts = shownFacts(record, formats).flatMap(({ label, value, mark = null }) =>
    value === null
      ? []
      : [`<div${mark === null ? '' : ` class="${mark}"`}><dt>${label}</dt><dd>${textHtml(value)}</dd></div>`],
  );
  const { error } = record.facts;
  return `<dl class="log-facts">${facts.join('')}</dl>${error === null ? '' : `<p class="log-error">${textHtml(error)}</p>`}`;
}

/** The same as a text: `Guest VM 108, To proxmox02, …`. */
export function recordText(record: LogRecord, formats: Formats): string {
  return shownFacts(record, formats)
    .flatMap(({ label, value }) => (value === null ? [] : [`${label} ${value}`]))
    .concat(record.facts.error ?? [])
    .join(', ');
}

interface ShownFact {
  label: string;
  value: string | null;
  mark?: string;
}

function shownFacts(record: LogRecord, formats: Formats): ShownFact[] {
  const { facts } = record;
  const of = (name: RecordFact) => recordFact(record, name, formats);
  const reported = facts.downtimeMs !== null;
  return [
    { label: 'Guest', value: of('guest') },
    { label: 'From', value: of('source') },
    { label: 'To', value: of('target') },
    { label: 'Outcome', value: OUTCOMES[facts.outcome], mark: `log-outcome is-${facts.outcome}` },
    facts.durationSeconds === null
      ? { label: 'First to last line', value: of('elapsed') }
      : { label: 'Duration', value: of('duration') },
    {
      label: reported ? 'Downtime' : 'Downtime, worked out',
      value: of(reported ? 'downtime' : 'computedDowntime'),
      mark: 'is-accent',
    },
    { label: sentLabel(record), value: of('transferred') },
    { label: facts.speedIsNominal ? 'Speed, nominal' : 'Speed', value: of('speed') },
  ];
}

/** How the records of a log came out: `3 records: 2 succeeded, 1 failed`. */
export function recordCounts(records: readonly LogRecord[], formats: Formats): string {
  const counts = [
    { outcome: 'ok', word: 'succeeded' },
    { outcome: 'failed', word: 'failed' },
    { outcome: 'unknown', word: 'without an end' },
  ].flatMap(({ outcome, word }) => {
    const count = records.filter(({ facts }) => facts.outcome === outcome).length;
    return count === 0 ? [] : [`${formatWhole(count, formats)} ${word}`];
  });
  return `${formatCount(records.length, 'record', formats)}: ${counts.join(', ')}`;
}
