import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Tree, writeTree } from '../content/testing.ts';
import { type ImportOptions, type ImportResult, importSite } from './index.ts';

/** Small Jekyll checkouts for tests, imported. */
export interface Imported {
  result: ImportResult;
  source: string;
  out: string;
  /** The text of a written file. */
  read(path: string): Promise<string>;
  /** Findings as `severity file:line what`. */
  findings: string[];
}

export const CONFIG = 'url: https://old.example\npermalink: /:categories/:title/\n';

/** Imports a checkout. It has a configuration unless it brings one. */
export async function importTree(files: Tree, options: Partial<ImportOptions> = {}): Promise<Imported> {
  const source = options.source ?? (await writeTree({ '_config.yml': CONFIG, ...files }));
  const out = options.out ?? (await writeTree({}));
  const result = await importSite({ dryRun: false, logs: true, force: false, ...options, source, out });
  const findings = result.findings.map(({ severity, file, line, what }) => `${severity} ${file}:${line ?? ''} ${what}`);
  return { result, source, out, read: (path) => readFile(join(out, path), 'utf8'), findings };
}

/** The name of the post that `bodyOf` imports. */
export const POST = '_posts/2016-09-22-a-post.md';

/** The MDX that a text of kramdown becomes, without front matter. */
export async function bodyOf(markdown: string, files: Tree = {}): Promise<string> {
  const { read } = await importTree({ [POST]: `---\ntitle: A post\n---\n${markdown}\n`, ...files });
  return (await read('posts/a-post/index.mdx')).replace(/^---\n[\s\S]*?\n---\n\n/, '').trimEnd();
}

/** What is said of a text, notices left out, save those of the account. */
export async function findingsOf(markdown: string, files: Tree = {}): Promise<string[]> {
  const { findings } = await importTree({ [POST]: `---\ntitle: A post\n---\n${markdown}\n`, ...files });
  return findings.filter((finding) => !finding.startsWith('notice') || isAlarm(finding));
}

/** Something that the account of an import has to say. */
export function isAlarm(finding: string): boolean {
  return / (?:lost|moved|invented) (?:words|code|inline|image|link)|declared drop: /.test(finding);
}

/** A picture of one colour. */
export async function png(width: number, height: number): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
}
