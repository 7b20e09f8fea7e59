import type { Catalogue } from './catalogue.ts';
import type { Dialect, Learned, Rule } from './dialect.ts';
import type { Reading } from './records.ts';
import { Tally } from './tally.ts';
import { type LogFacts, type LogLine, type LogRecord, NO_FACTS, type Phase, type ProgressSample } from './types.ts';

/** One story while it is being read. */
export class RecordBuilder {
  readonly #catalogue: Catalogue;
  readonly #leader: Dialect;
  readonly #tally = new Tally();
  readonly #facts: LogFacts = { ...NO_FACTS, disks: [] };
  readonly #phases: Phase[] = [];
  readonly #progress: ProgressSample[] = [];
  readonly #lines: LogLine[] = [];
  readonly #disks = new Set<string>();
  readonly #saidOn = new Map<string, number>();
  #warningsStated = 0;
  /** What is left of the last phase: it goes on, may end a little later, or is over. */
  #phase: 'open' | 'ending' | 'over' = 'open';
  /** Where the last phase has ended if nothing more comes. */
  #presumedEnd: { ms: number; line: number } | null = null;

  /** `leader` is the format of the whole log; the story may be of another of its family. */
  constructor(catalogue: Catalogue, leader: Dialect) {
    this.#catalogue = catalogue;
    this.#leader = leader;
  }

  add({ line, match, learned }: Reading): void {
    this.#lines.push(line);
    this.#extend(line, match?.rule.ends);
    if (match !== null) {
      this.#tally.count(match.dialect, match.rule);
      this.#apply(line, match.rule, learned);
    }
    // A line of another format is no part of the story, one that no format knows is.
    if (line.level === 'warning' && !line.continues && (match !== null || line.dialect === null))
      this.#facts.warnings++;
    const phase = this.#phases.at(-1)?.name ?? null;
    line.phase = this.#phase === 'open' || (this.#phase === 'ending' && isEnd(match?.rule.ends, phase)) ? phase : null;
  }

  /** `named`: the story is of the format of the whole log. */
  finish(named: boolean): LogRecord {
    const leader = this.#leader;
    const own = named ? leader : (this.#tally.within(this.#catalogue.familyOf(leader), this.#catalogue) ?? leader);
    this.#sumUp();
    this.#endAsPresumed();
    const { progress = this.#progress, ...facts } = own.conclude?.(this.#lines, this.#facts) ?? {};
    Object.assign(this.#facts, facts);
    if (this.#facts.outcome === 'failed') this.#dropUnbegun();
    // What is concluded comes from the whole story.
    for (const name of Object.keys(facts)) this.#saidOn.delete(name);
    return {
      dialect: own.name,
      facts: this.#facts,
      saidOn: Object.fromEntries(this.#saidOn),
      phases: this.#phases,
      progress,
      firstLine: this.#lines[0]?.number ?? 1,
      lastLine: this.#lines.at(-1)?.number ?? 0,
    };
  }

  #apply(line: LogLine, rule: Rule, learned: Learned | null): void {
    if (rule.starts !== undefined) this.#enter(rule.starts, line);
    this.#end(line, rule.ends);
    if (rule.progress || learned?.sample !== undefined) this.#facts.progressSamples++;
    if (learned === null) return;
    this.#warningsStated = Math.max(this.#warningsStated, learned.warnings ?? 0);
    if (learned.sample !== undefined) this.#progress.push(fullSample(learned.sample, line));
    if (learned.disk !== undefined) this.#disks.add(learned.disk);
    if (learned.facts === undefined) return;
    const { error, outcome, ...facts } = learned.facts;
    Object.assign(this.#facts, facts);
    for (const name of Object.keys(facts)) this.#saidOn.set(name, line.number);
    // The first reason is the cause, what follows repeats it; and a failure isn't undone by a later line.
    if (error !== undefined && this.#facts.error === null) {
      this.#facts.error = error;
      this.#saidOn.set('error', line.number);
    }
    if (outcome !== undefined && this.#facts.outcome !== 'failed') {
      this.#facts.outcome = outcome;
      this.#saidOn.set('outcome', line.number);
    }
  }

  /** The last phase goes on with each line; past its end only with what ends it as well. */
  #extend({ elapsedMs }: LogLine, ends: Rule['ends']): void {
    const last = this.#phases.at(-1);
    if (last === undefined || elapsedMs === null) return;
    const isItsEnd = isEnd(ends, last.name) && !ends?.unlessMore;
    if (this.#phase === 'ending' && !isItsEnd && elapsedMs > last.endMs) this.#phase = 'over';
    if (isItsEnd && ends?.each) this.#phase = 'ending';
    if (this.#phase === 'open' || (isItsEnd && this.#phase === 'ending')) last.endMs = Math.max(last.endMs, elapsedMs);
  }

  #end(line: LogLine, ends: Rule['ends']): void {
    const last = this.#phases.at(-1);
    if (this.#phase !== 'open' || last === undefined || !isEnd(ends, last.name)) return;
    if (ends?.unlessMore) this.#presumedEnd = { ms: last.endMs, line: line.number };
    else this.#phase = 'ending';
  }

  #enter(name: Phase['name'], line: LogLine): void {
    const last = this.#phases.at(-1);
    const isOpen = this.#phase === 'open';
    if (isOpen && last?.name === name) return;
    const at = line.elapsedMs ?? last?.endMs;
    // Without any time there is nothing to draw.
    if (at === undefined) return;
    if (isOpen && last !== undefined) last.endMs = Math.max(last.startMs, at);
    this.#phase = 'open';
    this.#presumedEnd = null;
    this.#phases.push({ name, startMs: at, endMs: at, line: line.number });
  }

  #endAsPresumed(): void {
    const [last, end] = [this.#phases.at(-1), this.#presumedEnd];
    if (this.#phase !== 'open' || last === undefined || end === null) return;
    last.endMs = end.ms;
    for (const line of this.#lines) if (line.number > end.line) line.phase = null;
  }

  /** A recovery that nothing follows has not begun. */
  #dropUnbegun(): void {
    const last = this.#phases.at(-1);
    if (last?.name !== 'recovery' || last.endMs > last.startMs) return;
    this.#phases.pop();
    for (const line of this.#lines) if (line.number >= last.line) line.phase = null;
  }

  #sumUp(): void {
    const facts = this.#facts;
    facts.disks = [...this.#disks];
    // Some of the lines may have been cut out.
    facts.warnings = Math.max(facts.warnings, this.#warningsStated);
    // What went wrong on the way and was got over is no failure.
    if (facts.outcome === 'ok') facts.error = null;
    const first = this.#lines.find(({ elapsedMs }) => elapsedMs !== null)?.elapsedMs ?? undefined;
    const last = this.#lines.findLast(({ elapsedMs }) => elapsedMs !== null)?.elapsedMs ?? undefined;
    // A clock that was set back behind the start says nothing of how long it took.
    facts.elapsedSeconds =
      first === undefined || last === undefined || last < first ? null : Math.round((last - first) * 1e6) / 1e9;
    // A log that breaks off after an error tells by the error how it came out.
    if (facts.outcome === 'unknown' && facts.error !== null) facts.outcome = 'failed';
    const memory = this.#progress.filter(({ of }) => of === 'memory');
    const sample = memory.at(-1);
    if (sample !== undefined) {
      for (const name of ['transferredBytes', 'remainingBytes', 'totalBytes'] as const) {
        if (facts[name] !== null) continue;
        facts[name] = sample[name];
        this.#saidOn.set(name, sample.line);
      }
      facts.memoryPasses =
        1 + memory.filter((s, i) => i > 0 && (s.remainingBytes ?? 0) > (memory[i - 1]?.remainingBytes ?? 0)).length;
    }
    const phases = this.#phases.filter(({ name }) => name === 'memory');
    if (phases.length > 0) facts.memoryPhaseMs = phases.reduce((sum, phase) => sum + phase.endMs - phase.startMs, 0);
  }
}

function isEnd(ends: Rule['ends'], phase: Phase['name'] | null): boolean {
  return ends !== undefined && phase !== null && ends.phases.includes(phase);
}

function fullSample(sample: NonNullable<Learned['sample']>, { number, elapsedMs }: LogLine): ProgressSample {
  return {
    remainingBytes: null,
    totalBytes: null,
    bytesPerSecond: null,
    dirtyBytesPerSecond: null,
    ...sample,
    line: number,
    elapsedMs,
  };
}
