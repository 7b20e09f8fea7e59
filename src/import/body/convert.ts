import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { GalleryPicture } from '../../schema/gallery.ts';
import { endBlocks, joinLabels, openFences, partFences } from '../kramdown/first-blocks.ts';
import { readHtml } from '../kramdown/html.ts';
import { readMarkdown } from '../kramdown/read.ts';
import { evaluateLiquid } from '../liquid/evaluate.ts';
import { Marks } from '../liquid/marks.ts';
import { readQuotes } from '../liquid/octopress.ts';
import { pageScope } from '../liquid/scope.ts';
import { readShortcodes } from '../liquid/shortcodes.ts';
import { tagReader } from '../liquid/tags.ts';
import { type MappedText, mapped } from '../liquid/text.ts';
import { showBraces } from '../liquid/verbatim.ts';
import type { ImportSite } from '../site.ts';
import type { SourceDocument } from '../source/documents.ts';
import { isValues } from '../source/front-matter.ts';
import { textOf } from '../source/values.ts';
import { settleCode } from './code.ts';
import { readGalleries } from './galleries.ts';
import { settleHeadings, takeTitle } from './headings.ts';
import { liftBlocks } from './lift.ts';
import { inlineReferences } from './links.ts';
import { type ImportedLog, takeLogs } from './logs.ts';
import { Pictures } from './pictures.ts';
import { settlePictures } from './show-pictures.ts';

/** A document as a tree of this site's Markdown, with what goes beside it. Its links still lead to the old site. */
export interface Converted {
  document: SourceDocument;
  title: string;
  root: Root;
  logs: ImportedLog[];
  pictures: Pictures;
  galleries: Map<string, GalleryPicture[]>;
}

/** Converts the body of a document. What can't be taken over is reported; the text itself always comes out. */
export async function convertDocument(document: SourceDocument, site: ImportSite): Promise<Converted> {
  const { findings, config } = site;
  const { file } = document;
  const marks = new Marks();
  const written = mapped(document.body, document.bodyLine);
  const whole = config.kind === 'jekyll' ? readQuotes(written, file, findings) : written;
  const source = evaluate(
    document,
    config.kind === 'jekyll' && !document.html ? settleBlocks(whole, document, marks, site) : whole,
    marks,
    site,
  );
  const input = {
    file,
    findings,
    marks,
    linkedIds: linkedIds(document),
    kramdown: config.kind === 'jekyll',
    hardWrap: isHardWrapped(config.values),
  };
  const root: Root = document.html
    ? { type: 'root', children: readHtml(source.text, document.bodyLine, input) }
    : readMarkdown(source, input);
  liftBlocks(root);
  restore(root, marks);
  inlineReferences(root, file, findings);
  const title = site.titleOf(document) ?? takeTitle(root) ?? site.spareTitle(document);
  if (!document.source.includes(title)) findings.addition(file, title, 'a title made of the file’s name');
  settleHeadings(root, file, findings);
  const former = site.formerOf(document)[0] ?? null;
  const pictureInput = { document, title, former, assets: site.assets, findings };
  const pictures = new Pictures(pictureInput);
  const galleries = await readGalleries(pictures, pictureInput);
  await settlePictures(root, pictures, pictureInput);
  liftBlocks(root);
  const logs = site.options.logs && document.kind === 'post' ? await takeLogs(root, file, findings) : [];
  settleCode(root, file, findings);
  return { document, title, root, logs, pictures, galleries };
}

/** What kramdown takes for blocks otherwise than CommonMark does, before anything else is read. */
function settleBlocks(
  source: MappedText,
  { file }: SourceDocument,
  marks: Marks,
  { findings }: ImportSite,
): MappedText {
  const report = (line: number) =>
    findings.hand(
      file,
      line,
      'a fence (```) that is never closed: it and what follows are text',
      'close it in the output',
    );
  return endBlocks(joinLabels(openFences(partFences(source), marks, report)), marks);
}

function evaluate(document: SourceDocument, source: MappedText, marks: Marks, site: ImportSite): MappedText {
  const { findings, config, routes } = site;
  if (config.kind === 'hugo') return readShortcodes(source, { document, marks, findings, routes });
  if (config.kind !== 'jekyll') return source;
  const scope = {
    // Octopress's name for what Jekyll calls `site.baseurl`.
    ...(config.values.root !== undefined && { root_url: config.baseurl }),
    site: site.scope,
    page: pageScope({
      document,
      title: site.titleOf(document) ?? site.spareTitle(document),
      former: site.formerOf(document),
    }),
  };
  const include = (
    name: string,
    args: { pairs: Record<string, { text: string }> },
    line: number,
    depth: number,
  ): string | null => {
    const path = [`_includes/${name}`, document.file.replace(/[^/]*$/, name)].find((candidate) =>
      site.includes.has(candidate),
    );
    const text = path === undefined ? undefined : site.includes.get(path);
    if (path === undefined || text === undefined || depth > 8) return null;
    const params = Object.fromEntries(Object.entries(args.pairs).map(([key, { text: value }]) => [key, value]));
    const silent = { ...input(depth + 1), file: path, scope: { ...scope, include: params } };
    // Every line of it belongs to the line of the post that includes it.
    return evaluateLiquid(mapped(text, line), silent).text.trim();
  };
  const input = (depth: number) => ({
    file: document.file,
    config,
    scope,
    findings,
    marks,
    readTag: tagReader({
      document,
      routes,
      marks,
      findings,
      inSeries: site.isInSeries(document),
      codeFile: (path) => {
        const place = `${textOf(config.values.code_dir) ?? 'downloads/code'}/${path}`;
        const text = site.includes.get(place);
        return text === undefined ? null : { path: place, text };
      },
      include: (name, args, line) => include(name, args, line, depth),
    }),
  });
  return evaluateLiquid(source, input(0));
}

function isHardWrapped(values: Readonly<Record<string, unknown>>): boolean {
  return isValues(values.kramdown) && values.kramdown.hard_wrap === true;
}

/** Ids that links of the post name: HTML that has one keeps it. */
function linkedIds({ source }: SourceDocument): Set<string> {
  return new Set([...source.matchAll(/(?:\]\(|href=["'])#([^)"'\s]+)/g)].map(([, id = '']) => id));
}

/** What still stands as a mark, in an address or in code, stands as it was written. */
function restore(root: Root, marks: Marks): void {
  visit(root, (node: Nodes) => {
    for (const key of ['value', 'url', 'title', 'alt', 'lang', 'meta'] as const) {
      const value: unknown = Reflect.get(node, key);
      if (typeof value === 'string') Reflect.set(node, key, showBraces(marks.restore(value)));
    }
    if (node.type === 'tagBlock' || node.type === 'tagSpan') {
      node.attributes = Object.fromEntries(
        Object.entries(node.attributes).map(([name, value]) => [name, showBraces(marks.restore(value))]),
      );
    }
    if (node.type === 'image' && node.data?.caption !== undefined)
      node.data.caption = showBraces(marks.restore(node.data.caption));
  });
}
