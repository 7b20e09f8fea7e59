import type { Log } from '../content/model.ts';
import { type StandIns, type Trace, tracesIn } from '../disclosure/index.ts';
import { stripAnsi } from '../logs/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { asRead } from './as-read.ts';
import { firsts, isWhole, placeIn, readable } from './trace-messages.ts';

/** The redacted names that are left in a log: as they are written, as they are read, and broken over two lines. */
export function logProblems(log: Log, redacted: StandIns): Problem[] {
  const lines = stripAnsi(log.text).text;
  const left = new Map(Object.entries(redacted));
  const search = (text: string, problem: (trace: Trace) => Problem) =>
    firsts(tracesIn(text, Object.fromEntries(left))).map((trace) => {
      left.delete(trace.key);
      return problem(trace);
    });
  const read = asRead(lines);
  const searchPairs = (pairs: string) => {
    // `n1` may be the end of one line and the number of the next.
    const short = [...left].filter(([key]) => key.length < 5 && !/[.:]/.test(key));
    for (const [key] of short) left.delete(key);
    const found = search(pairs, (trace) => brokenProblem(log, trace));
    for (const [key, standIn] of short) left.set(key, standIn);
    return found;
  };
  return [
    ...search(lines, (trace) => leftProblem(log, trace, placeIn(log.file, lines, trace))),
    ...search(read, (trace) => hiddenProblem(log, trace, read)),
    ...pairsOf(lines).flatMap(searchPairs),
    ...search(factsOf(log), (trace) => brokenProblem(log, trace)),
  ];
}

function leftProblem({ file, standIns, block }: Log, trace: Trace, place: Place): Problem {
  return {
    ...(block === null ? place : { file, line: block.lines[(place.line ?? 1) - 1] ?? block.line }),
    field: 'redacted name in a log',
    found: readable(trace),
    ...inLog(trace, standIns),
  };
}

function inLog(trace: Trace, standIns: StandIns): Pick<Problem, 'expected' | 'fix'> {
  const add = `add ${quote(trace.within)} to the \`redact\` of the log’s post`;
  if (!isWhole(trace)) return { expected: 'longer names and other spellings to be redacted as well', fix: add };
  if (!Object.hasOwn(standIns, trace.key)) {
    return { expected: 'it redacted in each post in whose logs it stands', fix: add };
  }
  return {
    expected: 'the name in one piece: it is not replaced where terminal colours begin or end within it',
    fix: 'take the colours out of this line of the log',
  };
}

function hiddenProblem({ file, block }: Log, trace: Trace, read: string): Problem {
  const { line = 1 } = placeIn(file, read, trace);
  return {
    file,
    line: block === null ? line : (block.lines[line - 1] ?? block.line),
    field: 'redacted name in a log',
    found: `${readable(trace)}, with characters in it that nobody sees, look-alikes or \`%…\``,
    expected: 'a name as it is read',
    fix: 'write it in plain letters in the log, or save the log as UTF-8',
  };
}

function brokenProblem({ file, block }: Log, trace: Trace): Problem {
  return {
    file,
    ...(block !== null && { line: block.line }),
    field: 'redacted name in a log',
    found: `${readable(trace)}, put together from two lines`,
    expected: 'names that stand in one line',
    fix: 'capture the log again in a wider terminal, or join the two lines',
  };
}

/** Each line with its next, joined: those that start on odd lines in one text, those on even ones in another. */
function pairsOf(text: string): string[] {
  let odd = true;
  const joined = (first: boolean) => {
    odd = first;
    return text.replace(/\r?\n/g, (end) => {
      odd = !odd;
      return odd ? end : '';
    });
  };
  return [joined(true), joined(false)];
}

/** What is read from the lines, also from those that a terminal has broken. */
function factsOf({ log }: Log): string {
  const joined = log.lines.filter((_, i) => log.lines[i + 1]?.continues === true);
  return JSON.stringify([log.records.map((record) => record.facts), joined.map(({ fields }) => fields)]);
}
