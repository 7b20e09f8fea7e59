import type { Dialect, Learned, Rule } from './dialect.ts';
import { pveQemu } from './dialects/pve-qemu.ts';
import { elapsedBetween, readStamp, type Stamp } from './timestamps.ts';
import { tokenise } from './tokens.ts';
import { type LogFacts, type LogLine, NO_FACTS, type ParsedLog, type Phase, type ProgressSample } from './types.ts';

const DIALECTS: readonly Dialect[] = [pveQemu];

const PLAIN: Dialect = { name: 'plain', rules: [], recognises: () => true };

/**
 * Reads a log. Any text gives a record: what isn't known is kept as lines and counted,
 * what isn't said is null.
 */
export function parseLog(text: string): ParsedLog {
  const texts = splitLines(text);
  const dialect = DIALECTS.find((d) => texts.some((line) => d.recognises(line))) ?? PLAIN;
  const reader = new Reader(dialect);
  for (const line of texts) reader.read(line);
  return reader.finish();
}

/** Lines without their ends; the line end at the end of the file starts no line. */
function splitLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Carries what is known from line to line. */
class Reader {
  readonly #dialect: Dialect;
  readonly #lines: LogLine[] = [];
  readonly #phases: Phase[] = [];
  readonly #progress: ProgressSample[] = [];
  #facts: LogFacts = { ...NO_FACTS };
  #first: Stamp | null = null;
  #lastMs: number | null = null;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  read(text: string): void {
    const stamp = readStamp(text);
    if (stamp !== null) {
      this.#first ??= stamp;
      // A clock set back by a few seconds makes no time run backwards.
      this.#lastMs = Math.max(this.#lastMs ?? 0, elapsedBetween(this.#first, stamp));
    }
    const message = stamp === null ? text : text.slice(stamp.length);
    const [rule, learned] = this.#apply(message.trimEnd());
    this.#enterPhase(rule);
    const level = rule?.level ?? 'info';
    const number = this.#lines.length + 1;
    const elapsedMs = stamp === null ? null : this.#lastMs;
    if (learned.sample) this.#progress.push({ line: number, elapsedMs, ...learned.sample });
    this.#learn(learned.facts ?? {});
    if (level === 'warning') this.#facts.warnings++;
    this.#lines.push({
      number,
      text,
      message,
      time: stamp?.text ?? null,
      elapsedMs,
      level,
      event: rule?.event ?? null,
      phase: this.#phases.at(-1)?.name ?? null,
      tokens: [
        ...(stamp === null ? [] : [{ start: 0, end: stamp.text.length, kind: 'time' as const }]),
        ...tokenise(message, text.length - message.length, level),
      ],
      understood: rule !== undefined || message.trim() === '',
    });
  }

  finish(): ParsedLog {
    const last = this.#phases.at(-1);
    if (last !== undefined && this.#lastMs !== null) last.endMs = this.#lastMs;
    const sample = this.#progress.at(-1);
    const memory = this.#phases.find((phase) => phase.name === 'memory');
    return {
      dialect: this.#dialect.name,
      lines: this.#lines,
      phases: this.#phases,
      progress: this.#progress,
      facts: {
        ...this.#facts,
        elapsedSeconds: this.#lastMs === null ? null : this.#lastMs / 1000,
        transferredBytes: sample?.transferredBytes ?? null,
        remainingBytes: sample?.remainingBytes ?? null,
        totalBytes: sample?.totalBytes ?? null,
        memoryPhaseMs: memory === undefined ? null : memory.endMs - memory.startMs,
      },
      notUnderstood: this.#lines.filter((line) => !line.understood).length,
    };
  }

  #apply(message: string): [Rule | undefined, Learned] {
    for (const rule of this.#dialect.rules) {
      const match = rule.pattern.exec(message);
      if (match !== null) return [rule, rule.learn?.(match) ?? {}];
    }
    return [undefined, {}];
  }

  #learn({ error, outcome, ...facts }: Partial<LogFacts>): void {
    Object.assign(this.#facts, facts);
    // The first reason is the cause, what follows repeats it; and a failure isn't undone by a later line.
    if (error !== undefined) this.#facts.error ??= error;
    if (outcome !== undefined && this.#facts.outcome !== 'failed') this.#facts.outcome = outcome;
  }

  #enterPhase(rule: Rule | undefined): void {
    const name = rule?.starts;
    if (name === undefined || this.#lastMs === null) return;
    const last = this.#phases.at(-1);
    if (last !== undefined) last.endMs = this.#lastMs;
    this.#phases.push({ name, startMs: this.#lastMs, endMs: this.#lastMs });
  }
}
