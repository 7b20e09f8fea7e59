import { resolve } from 'node:path';
import { visit } from 'unist-util-visit';
import { aliasesOf } from './address/aliases.ts';
import type { Routes } from './address/routes.ts';
import { routesWithAnchors } from './anchors.ts';
import { takeAttachments } from './body/attachments.ts';
import { type Converted, convertDocument } from './body/convert.ts';
import { galleryName } from './body/galleries.ts';
import { settleLinks } from './body/links.ts';
import { at, childrenOf, lineOf, paragraph, text } from './body/nodes.ts';
import { describe } from './describe.ts';
import { proveNothingLost } from './proof.ts';
import { Findings } from './report/findings.ts';
import { reportMarkdown } from './report/print.ts';
import { type ImportResult, sortDrops, sortFindings } from './report/result.ts';
import { seriesFile } from './series.ts';
import { type ImportOptions, type ImportSite, readSite } from './site.ts';
import { siteFile } from './site-file.ts';
import type { SourceDocument } from './source/documents.ts';
import { readTree } from './source/tree.ts';
import { pageFrontMatter, postFrontMatter } from './write/front-matter.ts';
import { writeOutput } from './write/output.ts';
import { type VerifiedBody, writeVerified } from './write/verify.ts';
import { writeYaml } from './write/yaml.ts';

export { reportText } from './report/print.ts';
export type { ImportResult } from './report/result.ts';
export type { ImportOptions } from './site.ts';

/** The report lies beside the content, and is none of it. */
export const REPORT = 'import-report.md';

/**
 * Brings a Jekyll checkout (or one of Hugo, or a folder of Markdown) over into a content directory.
 * Whatever the source holds, what can be read of it comes out, and the rest is in the findings.
 * Throws when the source is no folder that can be read, or the output can't be written.
 */
export async function importSite(options: ImportOptions): Promise<ImportResult> {
  const findings = new Findings();
  const tree = await readTree(options.source, findings, [resolve(options.out)]);
  const site = await readSite(options, tree, findings);
  const converted: Converted[] = [];
  for (const document of site.documents) converted.push(await convertDocument(document, site));
  const routes = await routesWithAnchors(converted, site);
  const titles = new Map(converted.map(({ document, title }) => [document, title]));
  const planned = new Map<string, string | Uint8Array>();
  const aliases = aliasesOf(site);
  const result: ImportResult = {
    source: options.source,
    out: options.out,
    kind: site.config.kind,
    dryRun: options.dryRun,
    posts: [],
    pages: [],
    series: site.series.map(({ id, title, parts }) => ({ id, title, parts: parts.length })),
    findings: [],
    drops: [],
    written: { written: [], unchanged: [], kept: [], orphans: [], refused: [] },
  };
  for (const one of converted) await writeDocument(one, { site, routes, aliases, planned, result });
  for (const series of site.series) {
    planned.set(
      `series/${series.id}.yaml`,
      writeYaml({ ...seriesFile(series, (part) => titles.get(part) ?? '', findings) }),
    );
  }
  const settings = siteFile(site);
  if (settings !== null) planned.set('site.yaml', writeYaml(settings));
  proveNothingLost(planned, result, site);
  await write(planned, result, site);
  return result;
}

interface Writing {
  site: ImportSite;
  routes: Routes;
  aliases: ReadonlyMap<SourceDocument, string[]>;
  planned: Map<string, string | Uint8Array>;
  result: ImportResult;
}

/** Settles the links of a document, now that all are known, and writes it as the site's compiler takes it. */
async function writeDocument(one: Converted, { site, routes, aliases, planned, result }: Writing): Promise<void> {
  const { document, root, title, pictures, logs } = one;
  const { findings } = site;
  const { file } = document;
  const address = site.addressOf(document);
  // While links still have their words alone.
  const description = describe(document, title, root, findings);
  const attachments = await takeAttachments(root, document, { ...site, routes });
  settleLinks(root, { document, address, routes, findings });
  nameGalleries(one);
  if (document.kind === 'post') {
    const redirects = aliases.get(document) ?? [];
    const output = `posts/${site.idOf(document)}/index.mdx`;
    const frontMatter = writeYaml(postFrontMatter(one, description, redirects, site));
    const verified = await writeVerified(frontMatter, root.children, output, address);
    plan(planned, output, one, attachments, verified, findings);
    const counts = { pictures: pictures.files.size, files: attachments.size, logs: logs.length };
    result.posts.push({ file, output, address, title, draft: document.draft, ...counts, redirects });
  } else if (root.children.length === 0) {
    findings.notice(file, 1, 'a page without a text of its own; it was left out');
  } else {
    const output = `pages/${site.idOf(document)}/index.mdx`;
    const frontMatter = writeYaml(pageFrontMatter(one, description, site));
    const verified = await writeVerified(frontMatter, root.children, output, address);
    plan(planned, output, one, attachments, verified, findings);
    result.pages.push({ file, output, address, title });
  }
}

async function write(
  planned: Map<string, string | Uint8Array>,
  result: ImportResult,
  { options, findings, tree }: ImportSite,
): Promise<void> {
  const { out, force, dryRun } = options;
  // Whoever reads the report looks for its files in the checkout.
  const inCheckout = (one: { file: string }) => {
    if (tree.files.has(one.file)) one.file = tree.prefix + one.file;
  };
  if (tree.prefix !== '') [...findings.all, ...findings.drops, ...result.posts, ...result.pages].forEach(inCheckout);
  // What will be left alone is part of the report, which is written with the rest.
  const { kept, orphans, refused } = await writeOutput(out, planned, { force, dryRun: true, always: [REPORT] });
  for (const path of kept)
    findings.hand(
      path,
      null,
      'a file that was edited since it was written; it was left as it is',
      'run again with `--force` to have it written anew',
    );
  for (const path of orphans)
    findings.hand(
      path,
      null,
      'a file of an earlier import, whose source is gone; it was left',
      'remove it: what took its place may have its old address',
    );
  for (const path of refused)
    findings.error(
      path,
      null,
      'a place that a link leads out of the output, or that is a folder; nothing was written there',
      'remove the link',
    );
  result.findings = sortFindings(findings);
  result.drops = sortDrops(findings);
  planned.set(REPORT, reportMarkdown(result));
  result.written = await writeOutput(out, planned, { force, dryRun, always: [REPORT] });
}

/** Puts the files of a document into the plan, and the places of the output into its findings. */
function plan(
  planned: Map<string, string | Uint8Array>,
  output: string,
  { document, pictures, logs }: Converted,
  attachments: ReadonlyMap<string, Buffer>,
  verified: VerifiedBody,
  findings: Findings,
): void {
  const folder = output.replace(/[^/]*$/, '');
  planned.set(output, verified.text);
  for (const [name, bytes] of pictures.files) planned.set(`${folder}images/${name}`, bytes);
  for (const [name, bytes] of attachments) planned.set(`${folder}files/${name}`, bytes);
  for (const { name, text } of logs) planned.set(`${folder}logs/${name}.log`, text);
  for (const { source, output: line, why } of verified.refused) {
    findings.hand(
      document.file,
      source,
      `a block that can’t be shown (${why}); line ${line} of the output shows it as it would have been written`,
      'write it another way',
    );
  }
  for (const finding of findings.all) {
    if (finding.file !== document.file || finding.output !== null) continue;
    finding.output = output;
    const place =
      finding.line === null || finding.line < document.bodyLine
        ? undefined
        : verified.places.findLast(({ source }) => source <= (finding.line ?? 0));
    finding.outputLine = place?.output ?? (finding.line !== null ? 1 : null);
  }
}

/** Galleries are called by the names they have in the front matter; a single one needs none. */
function nameGalleries({ root, galleries, document }: Converted): void {
  visit(root, 'tagBlock', (node, index, parent) => {
    if (node.name !== 'Gallery') return;
    const { name = '', ...attributes } = node.attributes;
    if (!galleries.has(name) && index !== undefined && parent !== undefined) {
      // None of its pictures could be shown, which has been said.
      childrenOf(parent).splice(
        index,
        1,
        at(lineOf(node), paragraph(text(attributes.caption ?? `Gallery of ${document.slug}`))),
      );
      return;
    }
    node.attributes = galleries.size === 1 ? attributes : { name: galleryName(name), ...attributes };
  });
}
