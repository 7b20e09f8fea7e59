import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { type Problem, quote } from '../problems/index.ts';
import { type Body, emptyBody, usesIn } from './body.ts';
import { convertCode } from './code.ts';
import { placeOf, settleElements } from './elements.ts';
import { showExamples } from './examples.ts';
import { takeFencedLogs } from './fenced-logs.ts';
import { takeUnclosedFences } from './fences.ts';
import { addHeadingIds } from './headings.ts';
import { resolveLinks } from './links.ts';
import { parse } from './parse.ts';
import { toSegments } from './segments.ts';
import { wrapTables } from './tables.ts';
import { countWords } from './words.ts';

export interface CompileOptions {
  /** The file's name for messages. */
  file: string;
  /** The post's address on the site, with base path: what its relative links are relative to. */
  address: string;
  /** The site's base path, `/` or `/blog/`. */
  base: string;
  /** The galleries of the front matter, by name. */
  galleries?: Readonly<Record<string, readonly { image: string }[]>>;
}

/** What the steps of a compilation work on and report to. */
export interface Compilation extends Required<CompileOptions> {
  /** The whole file, with the lines and columns that positions in `root` count. */
  source: string;
  root: Root;
  body: Body;
  problems: Problem[];
  /** Hands out ids, so that headings, logs and drawings of a page never share one. */
  ids: GithubSlugger;
}

/**
 * Compiles the MDX of a post to finished HTML and component uses. Nothing of the post is run:
 * attributes are literals, and `import`, `export` and expressions are problems.
 * `source` is the whole file, front matter included, so that lines are the file's own.
 */
export async function compileBody(
  source: string,
  options: CompileOptions,
): Promise<{ body: Body; problems: Problem[] }> {
  const body = emptyBody();
  const problems: Problem[] = [];
  // U+0000 marks components later on; in a text it means nothing.
  const text = source.replaceAll('\u0000', '\uFFFD');
  const root = parse(text, options.file, problems);
  if (root === null) return { body: { ...body, incomplete: true }, problems };
  const compilation: Compilation = { galleries: {}, ...options, source: text, root, body, problems, ids: takenIds() };

  try {
    takeUnclosedFences(compilation);
    showExamples(compilation);
    takeFencedLogs(compilation);
    settleElements(compilation);
    claimAuthorsIds(compilation);
    await convertCode(compilation);
    addHeadingIds(compilation);
    resolveLinks(compilation);
    wrapTables(compilation);
    body.words = countWords(root);
    body.anchors = anchorsIn(root);
    body.segments = toSegments(compilation);
    body.anchors.push(...usesIn(body.segments).flatMap((use) => [use.id, ...use.pictureIds]));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(tooDeep(options.file));
  }
  return { body, problems };
}

// Ids that the layout and the footnotes use.
const LAYOUT_IDS = ['content', 'shortcuts', 'shortcuts-title', 'footnote-label'];

function takenIds(): GithubSlugger {
  const ids = new GithubSlugger();
  for (const id of LAYOUT_IDS) ids.slug(id);
  return ids;
}

/** Ids that an author wrote are kept as they are, so each has to be free. */
function claimAuthorsIds({ root, file, problems, ids }: Compilation): void {
  visit(root, 'element', (node) => {
    const { id } = node.properties;
    // What has no position was made from the text: footnotes bring ids of their own.
    if (typeof id !== 'string' || node.position === undefined || id.startsWith('user-content-')) return;
    const place = { file, ...placeOf(node), field: `<${node.tagName} id>` };
    if (!/^\S+$/.test(id)) {
      const fix = 'write one without blanks, such as `id="two-nodes"`';
      problems.push({ ...place, found: quote(id), expected: 'an id that a link can lead to', fix });
    } else if (!Object.hasOwn(ids.occurrences, id)) ids.occurrences[id] = 0;
    else {
      const found = `${quote(id)}, which is taken`;
      problems.push({ ...place, found, expected: 'an id of its own', fix: 'write another id' });
    }
  });
}

function anchorsIn(root: Root): string[] {
  const anchors: string[] = [];
  visit(root, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') anchors.push(properties.id);
  });
  return anchors;
}

/** The steps walk down the tree by calling themselves, and the stack has an end. */
function tooDeep(file: string): Problem {
  return {
    file,
    field: 'MDX',
    found: 'lists, quotes or tags nested hundreds deep',
    expected: 'a text that can be read',
    fix: 'look for a line with hundreds of `>`, `*`, `-` or tags that were never closed',
  };
}
