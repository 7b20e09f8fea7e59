import type { Log } from '../content/model.ts';
import { redactText } from '../disclosure/index.ts';
import { type Anchor, eventCounts, findAnchor } from '../logs/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';

/** A note stands at a line, or lines, that its log has. */
export function checkNote(anchor: Anchor, log: Log, at: Place): Problem[] {
  const result = findAnchor(log.log, anchor);
  if (result.ok) return [];
  const place = { ...at, field: '<Note at>' };
  if (typeof anchor === 'string') return [{ ...place, ...textWords(anchor, result, log) }];
  if ('lines' in anchor) return [{ ...place, ...rangeWords(anchor.lines, log) }];
  if ('line' in anchor) return [{ ...place, ...lineWords(anchor.line, log) }];
  return [{ ...place, ...eventWords(anchor.event, result.matches, log) }];
}

type Words = Pick<Problem, 'found' | 'expected' | 'fix'>;

interface Unanchored {
  matches: number[];
  nearest: { line: number; text: string } | null;
}

function textWords(text: string, { matches, nearest: near }: Unanchored, log: Log): Words {
  const expected = 'a text that stands in exactly one line of the log';
  if (matches.length > 0) {
    const found = `${quote(text)}, which matches lines ${listLines(matches)} of ${log.file}`;
    return { found, expected, fix: `write more of the line, or name it: ${linesByName(matches, log)}` };
  }
  const { content: published } = redactText(text, log.standIns);
  if (published !== text) {
    const found = `${quote(text)}, which is replaced in ${log.file}`;
    return { found, expected: 'the line as it is published', fix: `write ${quote(published)}` };
  }
  const found = `${quote(text)}, which no line of ${log.file} matches`;
  const fix =
    near === null
      ? 'copy a part of the line from the log file'
      : `did you mean line ${near.line}, ${quote(near.text)}?`;
  return { found, expected, fix };
}

function lineWords(line: number, { file, log }: Log): Words {
  return {
    found: `${quote(`{{ line: ${line} }}`)}, but ${file} has ${countLines(log.lines.length)}`,
    expected: `a line between 1 and ${log.lines.length}`,
    fix: 'correct the number, or write a text that stands in the line',
  };
}

function rangeWords([first, last]: readonly [number, number], { file, log }: Log): Words {
  const count = log.lines.length;
  const expected = `first and last line, between 1 and ${count}`;
  const found = quote(JSON.stringify([first, last]));
  if (first > last) {
    const fix = `write \`{{ lines: [${last}, ${first}] }}\``;
    return { found: `${found}, which ends before it begins`, expected, fix };
  }
  const fix = first > count ? 'correct both numbers' : `write \`{{ lines: [${first}, ${count}] }}\`, or a line before`;
  return { found: `${found}, but ${file} has ${countLines(count)}`, expected, fix };
}

function eventWords(event: string, matches: readonly number[], log: Log): Words {
  const counts = Object.entries(eventCounts(log.log));
  const wanted = quote(`{{ event: ${JSON.stringify(event)} }}`);
  const list = counts.map(([name, count]) => `\`${name}\` (${countLines(count)})`).join(', ');
  const expected = counts.length === 0 ? 'a text or a line: the log has no events' : `an event of one line: ${list}`;
  if (matches.length > 0) {
    const found = `${wanted}, which matches lines ${listLines(matches)} of ${log.file}`;
    return { found, expected, fix: `name the line: ${linesByName(matches, log)}` };
  }
  const near = nearest(
    event,
    counts.map(([name]) => name),
  );
  return {
    found: `${wanted}, which no line of ${log.file} is`,
    expected,
    fix: near === null ? 'name one of these, or write a text that stands in the line' : `did you mean \`${near}\`?`,
  };
}

const LISTED = 5;

function listLines(lines: readonly number[]): string {
  const more = lines.length > LISTED ? ` and ${lines.length - LISTED} more` : '';
  return lines.slice(0, LISTED).join(', ') + more;
}

function linesByName(lines: readonly number[], { log }: Log): string {
  return lines
    .slice(0, LISTED)
    .map((n) => `{{ line: ${n} }} for ${quote(log.lines[n - 1]?.text)}`)
    .join('; ');
}

function countLines(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}
