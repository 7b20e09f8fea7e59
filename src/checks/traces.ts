import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Content, Log, Post } from '../content/model.ts';
import { keyOf, type StandIns, type Trace, tracesIn } from '../disclosure/index.ts';
import { stripAnsi } from '../logs/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { doubtsOf } from './doubts.ts';

/** What a post redacts is published nowhere: in no log, no text, no drawing and no address. */
export async function checkTraces({ posts, pages, series, logs }: Content): Promise<Problem[]> {
  const redacted: StandIns = Object.fromEntries(logs.flatMap(({ standIns }) => Object.entries(standIns)));
  if (Object.keys(redacted).length === 0) return [];
  const doubts = doubtsOf({ posts, logs });
  const texts = [...pages, ...series];
  return [
    ...posts.flatMap((post) => textProblems(post.file, ownText(post), redacted)),
    ...texts.flatMap(({ file, source }) => textProblems(file, source, redacted)),
    ...logs.flatMap((log) => (doubts.ofLog(log) ? [] : logProblems(log, redacted))),
    ...[...posts, ...pages, ...series, ...logs].flatMap((named) => addressProblems(named, redacted)),
    ...(await Promise.all(posts.map((post) => drawingProblems(post, redacted)))).flat(),
  ];
}

/** The text of a post without what is no part of its page as it stands: the list of what is redacted, and its logs. */
function ownText({ source, body }: Post): string {
  const fenced = new Set(body.logs.flatMap(({ lines }) => lines));
  let inRedact = false;
  let inFrontMatter = true;
  return source
    .split('\n')
    .map((line, i) => {
      if (i > 0 && line.startsWith('---')) inFrontMatter = false;
      if (/^[\w"']/.test(line)) inRedact = /^["']?redact["']?\s*:/.test(line);
      return (inRedact && inFrontMatter) || fenced.has(i + 1) ? '' : line;
    })
    .join('\n');
}

function textProblems(file: string, text: string, redacted: StandIns): Problem[] {
  return tracesIn(text, redacted).map((trace) => ({
    ...placeIn(file, text, trace),
    field: 'redacted name in a text',
    found: readable(trace),
    expected: 'the stand-in, as in the logs',
    fix: isWhole(trace) ? `write ${quote(redacted[trace.key])} instead` : 'write it with the stand-in, or leave it out',
  }));
}

function logProblems({ file, text, log, standIns, block }: Log, redacted: StandIns): Problem[] {
  const lines = stripAnsi(text).text;
  const inLines = tracesIn(lines, redacted).map((trace): Problem => {
    const place = placeIn(file, lines, trace);
    return {
      ...(block === null ? place : { file, line: block.lines[(place.line ?? 1) - 1] ?? block.line }),
      field: 'redacted name in a log',
      found: readable(trace),
      expected: isWhole(trace)
        ? 'a name without colours in it, and redacted in each post in whose logs it stands'
        : 'each longer name to be redacted as well: only whole ones are replaced',
      fix:
        Object.hasOwn(standIns, trace.key) && isWhole(trace)
          ? 'take the colours out of this line of the log'
          : `add ${quote(trace.within)} to the \`redact\` of the log’s post`,
    };
  });
  // What a terminal has broken over two lines is one name in what is read from them.
  const known = new Set(inLines.map(({ found }) => found));
  const joined = log.lines.filter((_, i) => log.lines[i + 1]?.continues === true);
  const facts = JSON.stringify([log.records.map((record) => record.facts), joined.map(({ fields }) => fields)]);
  const inFacts = tracesIn(facts, redacted).filter((trace) => !known.has(readable(trace)));
  return [
    ...inLines,
    ...inFacts.map(
      (trace): Problem => ({
        file,
        ...(block !== null && { line: block.line }),
        field: 'redacted name in a log',
        found: `${readable(trace)}, put together from two lines`,
        expected: 'names that stand in one line',
        fix: 'capture the log again in a wider terminal, or join the two lines',
      }),
    ),
  ];
}

function addressProblems({ file, id }: { file: string; id: string }, redacted: StandIns): Problem[] {
  return tracesIn(id, redacted).map((trace) => ({
    file,
    field: 'redacted name in an address',
    found: readable(trace),
    expected: 'names of files and folders without it: they become addresses of the site',
    fix: `rename it, with ${quote(redacted[trace.key])} for ${quote(trace.key)}`,
  }));
}

async function drawingProblems({ path, file, body }: Post, redacted: StandIns): Promise<Problem[]> {
  const drawings = body.pictures.filter(({ component }) => component === 'Diagram');
  const problems = drawings.map(async ({ path: image, line, column }) => {
    // That it can be read is another check's.
    const svg = await readFile(resolve(dirname(path), image), 'utf8').catch(() => '');
    return tracesIn(svg, redacted).map((trace) => ({
      file,
      line,
      column,
      field: 'redacted name in a drawing',
      found: `${readable(trace)} in ${quote(image)}`,
      expected: 'the stand-in, as in the logs',
      fix: `write ${quote(redacted[trace.key])} in the drawing`,
    }));
  });
  return (await Promise.all(problems)).flat();
}

function isWhole({ key, within }: Trace): boolean {
  return keyOf(within) === key;
}

function readable(trace: Trace): string {
  return isWhole(trace)
    ? `${quote(trace.within)}, which a post redacts`
    : `${quote(trace.within)}, in which ${quote(trace.key)} can be read`;
}

function placeIn(file: string, text: string, { offset }: Trace): Place {
  const before = text.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
