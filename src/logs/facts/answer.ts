import type { Formats } from '../format.ts';
import type { LogRecord, ParsedLog } from '../types.ts';
import { type Computation, compute, isOfTwo } from './compute.ts';
import { FACT_NAMES, type FactField, factField, type RecordInLog, readFact } from './fields.ts';
import { formatQuantity, type MachineValue, machineValue, type Unit } from './quantity.ts';

/** A log as posts know it. */
export interface NamedLog {
  /** How messages name it. */
  name: string;
  title: string | null;
  storage: string | null;
  log: ParsedLog;
}

/** What may be shown of the log that has the largest or smallest figure. */
export const SHOWN = ['title', 'guest', 'storage'] as const;
export type Shown = (typeof SHOWN)[number];

/** What is asked of logs: of one its fact, alone or as a share of another; of several what is worked out from theirs. */
export interface FactQuery {
  /** Name of the fact. */
  is: string;
  /** What is worked out from the fact of every record of every log. */
  of?: Computation | undefined;
  /** Name of the fact that `is` is a share of. */
  per?: string | undefined;
  /** Which record of the log, counted from 1; the first without it. */
  record?: number | undefined;
  /** Instead of the figure: what log it is of. */
  show?: Shown | undefined;
  /** Logs that don't state the fact are passed over: not each log of a whole series has each fact. */
  passOver?: boolean | undefined;
}

export type Answer =
  | {
      ok: true;
      text: string;
      /** Null for a text, and for a range. */
      machine: MachineValue | null;
      /** The line of the log that says it; null where no single line does, and for what was worked out. */
      line: number | null;
    }
  | { ok: false; refusal: Refusal };

/** Why there is no answer, with what could be asked instead. `attribute` is the one to change. */
export type Refusal =
  | { reason: 'no such fact'; attribute: 'is' | 'per'; possible: string[] }
  | { reason: 'not stated'; attribute: 'is' | 'per'; log: NamedLog; possible: string[] }
  | { reason: 'stated by none'; possible: string[] }
  | { reason: 'no number'; attribute: 'is' | 'per'; possible: string[] }
  | { reason: 'no such record'; log: NamedLog }
  | { reason: 'other unit'; unit: Unit; perUnit: Unit; possible: string[] }
  | { reason: 'nominal and measured'; nominal: NamedLog; measured: NamedLog }
  | { reason: 'not two figures'; figures: number }
  | { reason: 'division by zero'; log: NamedLog }
  | { reason: 'several'; logs: NamedLog[] }
  | { reason: 'not shown'; log: NamedLog };

/** Answers a question about facts. Without `of` it is asked of the first log. `logs` holds at least one. */
export function answerFact(query: FactQuery, logs: readonly NamedLog[], formats: Formats): Answer {
  return query.of === undefined ? answerOne(query, logs[0], formats) : answerAll(query, query.of, logs, formats);
}

interface Source extends RecordInLog {
  named: NamedLog;
}

function answerOne(query: FactQuery, named: NamedLog | undefined, formats: Formats): Answer {
  if (named === undefined) throw new Error('a fact is asked of no log at all');
  const record = query.record === undefined ? named.log : named.log.records[query.record - 1];
  if (record === undefined) return refuse({ reason: 'no such record', log: named });
  const source = { named, log: named.log, record };
  const field = factField(query.is);
  if (field === undefined) return refuse({ reason: 'no such fact', attribute: 'is', possible: stated([source]) });
  if (query.per !== undefined) return answerShare(query.is, query.per, source, formats);
  const text = readFact(named.log, query.is, formats, record);
  if (text === null || text === undefined) {
    return refuse({ reason: 'not stated', attribute: 'is', log: named, possible: stated([source]) });
  }
  const value = field.unit === null ? null : field.of(source);
  return {
    ok: true,
    text,
    machine: field.unit === null || value === null ? null : machineValue(value, field.unit),
    line: field.lineOf?.(source) ?? null,
  };
}

function answerShare(is: string, per: string, source: Source, formats: Formats): Answer {
  const part = figuresOf(is, 'is', [source]);
  if (!part.ok) return part;
  const whole = figuresOf(per, 'per', [source]);
  if (!whole.ok) return whole;
  if (dimension(part.unit) !== dimension(whole.unit)) {
    const possible = stated([source]).filter((name) => {
      const unit = factField(name)?.unit;
      return unit !== null && unit !== undefined && dimension(unit) === dimension(part.unit) && name !== is;
    });
    return refuse({ reason: 'other unit', unit: part.unit, perUnit: whole.unit, possible });
  }
  const [a, b] = [inBase(part.figures[0] ?? 0, part.unit), inBase(whole.figures[0] ?? 0, whole.unit)];
  if (b === 0) return refuse({ reason: 'division by zero', log: source.named });
  return quantity(a / b, 'share', formats);
}

function answerAll(query: FactQuery, of: Computation, logs: readonly NamedLog[], formats: Formats): Answer {
  const field = factField(query.is);
  const all = sourcesOf(query.is, logs);
  if (of === 'count') return countStated(query.is, all, formats);
  const sources = query.passOver && field !== undefined ? all.filter((source) => states(source, field)) : all;
  if (sources.length === 0) return refuse({ reason: 'stated by none', possible: statedBySome(all) });
  const read = figuresOf(query.is, 'is', sources);
  if (!read.ok) return read;
  const { figures, unit } = read;
  const mixed = mixedSpeeds(query.is, sources);
  if (mixed !== null) return refuse(mixed);
  if (isOfTwo(of) && figures.length !== 2) return refuse({ reason: 'not two figures', figures: figures.length });
  if (query.show !== undefined && (of === 'largest' || of === 'smallest')) {
    const value = compute(of, figures);
    return show(
      query.show,
      sources.filter((_, i) => figures[i] === value),
      formats,
    );
  }
  if (of === 'range') return range(figures, unit, formats);
  const value = compute(of, figures);
  const second = sources[1]?.named;
  if (value === null && second !== undefined) return refuse({ reason: 'division by zero', log: second });
  return quantity(value ?? 0, of === 'ratio' ? 'ratio' : unit, formats);
}

/** Each record once; for what is true of a whole log, each log. */
function sourcesOf(is: string, logs: readonly NamedLog[]): Source[] {
  return logs.flatMap((named) => {
    const records: LogRecord[] = factField(is)?.whole ? [named.log] : named.log.records;
    return (records.length === 0 ? [named.log] : records).map((record) => ({ named, log: named.log, record }));
  });
}

function countStated(is: string, sources: readonly Source[], formats: Formats): Answer {
  const field = factField(is);
  if (field === undefined) return refuse({ reason: 'no such fact', attribute: 'is', possible: [...FACT_NAMES] });
  return quantity(sources.filter((source) => states(source, field)).length, 'count', formats);
}

type Figures = { ok: true; figures: number[]; unit: Unit } | { ok: false; refusal: Refusal };

/** The numbers of a fact, one of each source. */
function figuresOf(name: string, attribute: 'is' | 'per', sources: readonly Source[]): Figures {
  const field = factField(name);
  const possible = stated(sources).filter((other) => factField(other)?.unit !== null);
  if (field === undefined) return refuse({ reason: 'no such fact', attribute, possible });
  if (field.unit === null) return refuse({ reason: 'no number', attribute, possible });
  const figures: number[] = [];
  for (const source of sources) {
    const value = field.of(source);
    if (value === null) return refuse({ reason: 'not stated', attribute, log: source.named, possible });
    figures.push(value);
  }
  return { ok: true, figures, unit: field.unit };
}

/** Memory over whole seconds is no rate, and can't be reckoned with rates. */
function mixedSpeeds(is: string, sources: readonly Source[]): Refusal | null {
  if (is !== 'speed') return null;
  const nominal = sources.find(({ record }) => record.facts.speedIsNominal)?.named;
  const measured = sources.find(({ record }) => !record.facts.speedIsNominal)?.named;
  return nominal === undefined || measured === undefined ? null : { reason: 'nominal and measured', nominal, measured };
}

function show(shown: Shown, found: readonly Source[], formats: Formats): Answer {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) {
    return refuse({ reason: 'several', logs: found.map(({ named }) => named) });
  }
  const { named, log, record } = first;
  const text = shown === 'guest' ? readFact(log, 'guest', formats, record) : named[shown];
  if (text === null || text === undefined) return refuse({ reason: 'not shown', log: named });
  return { ok: true, text, machine: null, line: null };
}

function range(figures: readonly number[], unit: Unit, formats: Formats): Answer {
  const [from, to] = [compute('smallest', figures) ?? 0, compute('largest', figures) ?? 0];
  const [low, high] = [formatQuantity(from, unit, formats), formatQuantity(to, unit, formats)];
  return low === high
    ? quantity(from, unit, formats)
    : { ok: true, text: `${low} to ${high}`, machine: null, line: null };
}

function quantity(value: number, unit: Unit, formats: Formats): Answer {
  return { ok: true, text: formatQuantity(value, unit, formats), machine: machineValue(value, unit), line: null };
}

function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/** The facts that all of these state. */
function stated(sources: readonly Source[]): string[] {
  return FACT_NAMES.filter((name) => {
    const field = factField(name);
    return field !== undefined && sources.every((source) => states(source, field));
  });
}

function statedBySome(sources: readonly Source[]): string[] {
  return FACT_NAMES.filter((name) => sources.some((source) => stated([source]).includes(name)));
}

const ANY_LANGUAGE: Formats = { language: 'en' };

function states(source: Source, field: FactField): boolean {
  return (field.unit === null ? field.of(source, ANY_LANGUAGE) : field.of(source)) !== null;
}

function dimension(unit: Unit): Unit {
  return unit === 'ms' ? 's' : unit;
}

function inBase(value: number, unit: Unit): number {
  return unit === 'ms' ? value / 1000 : value;
}
