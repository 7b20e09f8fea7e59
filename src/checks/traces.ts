import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { decodeHTML } from 'entities';
import { displayPath } from '../content/files.ts';
import type { Content, Post } from '../content/model.ts';
import { type StandIns, type Trace, tracesIn } from '../disclosure/index.ts';
import type { Body } from '../mdx/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import type { LocatedYaml } from '../schema/yaml.ts';
import { asRead, textsOfBody, textsOfValue } from './as-read.ts';
import { doubtsOf } from './doubts.ts';
import { logProblems } from './log-traces.ts';
import { shortNameProblems } from './short-names.ts';
import { firsts, isWhole, placeIn, readable } from './trace-messages.ts';

/** What a post redacts is published nowhere: in no log, no text, no drawing and no address. */
export async function checkTraces({ directory, site, posts, pages, series, logs }: Content): Promise<Problem[]> {
  const redacted: StandIns = Object.fromEntries(logs.flatMap(({ standIns }) => Object.entries(standIns)));
  if (Object.keys(redacted).length === 0) return [];
  const doubts = doubtsOf({ posts, logs });
  const siteFile = { file: displayPath(join(directory, 'site.yaml')), source: '' };
  return [
    ...posts.flatMap((post) => fileProblems({ ...post, source: ownText(post), values: post.yaml.value }, redacted)),
    ...pages.flatMap((page) => fileProblems({ ...page, values: page.data }, redacted)),
    ...series.flatMap((one) => fileProblems({ ...one, values: one.yaml.value }, redacted)),
    ...fileProblems({ ...siteFile, values: site }, redacted),
    ...logs.flatMap((log) => (doubts.ofLog(log) ? [] : logProblems(log, redacted))),
    ...posts.flatMap((post) => shortNameProblems(post, logs)),
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

interface TextOfFile {
  file: string;
  /** As its author wrote it. */
  source: string;
  /** What of it is data. */
  values: unknown;
  yaml?: LocatedYaml;
  body?: Body;
}

/** In a file as it is written, then in what readers get of it: escapes, comments and emphasis hide a name from the first alone. */
function fileProblems({ file, source, values, yaml, body }: TextOfFile, redacted: StandIns): Problem[] {
  const left = new Map(Object.entries(redacted));
  const problems: Problem[] = [];
  const search = (text: string, place: (trace: Trace) => Place) => {
    for (const trace of tracesIn(text, Object.fromEntries(left))) {
      left.delete(trace.key);
      problems.push(textProblem(trace, place(trace), redacted));
    }
  };
  search(source, (trace) => placeIn(file, source, trace));
  for (const { text, path } of textsOfValue(values)) {
    if (path[0] !== 'redact') search(asRead(text), () => yaml?.locate(path) ?? { file });
  }
  for (const text of textsOfBody(body?.segments ?? [])) search(asRead(text), ({ key }) => lineOf(file, source, key));
  return problems;
}

function textProblem(trace: Trace, place: Place, redacted: StandIns): Problem {
  return {
    ...place,
    field: 'redacted name in a text',
    found: readable(trace),
    expected: 'the stand-in, as in the logs',
    fix: isWhole(trace) ? `write ${quote(redacted[trace.key])} instead` : 'write it with the stand-in, or leave it out',
  };
}

/** The line of a text that says a name by escapes, as far as they can be undone line by line. */
function lineOf(file: string, source: string, key: string): Place {
  const bare = (text: string) => text.replace(/\{\/\*.*?\*\/\}|[\\*_~`]/g, '').toLowerCase();
  const wanted = bare(key);
  const line = source.split('\n').findIndex((text) => {
    const read = bare(asRead(decodeHTML(text)));
    return read.includes(wanted) || read.replace(/<[^<>]*>/g, '').includes(wanted);
  });
  return line < 0 ? { file } : { file, line: line + 1 };
}

function addressProblems({ file, id }: { file: string; id: string }, redacted: StandIns): Problem[] {
  return firsts(tracesIn(id, redacted)).map((trace) => ({
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
    return firsts(tracesIn(svg, redacted)).map((trace) => ({
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
