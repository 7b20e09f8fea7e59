import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listFiles } from '../../src/content/files.ts';
import { LOG, post, SERIES, writeFiles } from '../../src/content/testing.ts';
import type { Dataset, LogRow } from '../../src/dataset/index.ts';
import { parseLog } from '../../src/logs/index.ts';
import { runBuild } from '../support/commands.ts';
import { attribute, type BuiltPage, byClass, byTag, elements, readPages, text } from '../support/pages.ts';

interface BuiltLogs {
  folder: string;
  pages: Map<string, BuiltPage>;
  data: Dataset;
}

async function readLogs(folder: string): Promise<BuiltLogs> {
  const pages = new Map((await readPages(folder)).map((page) => [page.path, page]));
  return { folder, pages, data: JSON.parse(await readFile(join(folder, 'logs/index.json'), 'utf8')) };
}

function page({ pages }: BuiltLogs, path: string): BuiltPage {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`${path} was not built`);
  return found;
}

const links = (of: BuiltPage) => byTag(of.tree, 'a').map((a) => attribute(a, 'href'));

const LONG_LINES = 20_000;
const LONG = LOG.replace(
  /^(.*migration status: active.*\n)+/m,
  (lines) => lines.split('\n', 1)[0]?.concat('\n').repeat(LONG_LINES) ?? '',
);

describe('the logs of the site', () => {
  let built: BuiltLogs;
  let captured: string[];

  beforeAll(async () => {
    built = await readLogs(inject('siteDir'));
    captured = (await listFiles('content/posts')).filter((file) => file.endsWith('.log'));
  });

  const idOf = (file: string) => file.replace('/logs/', '/').replace(/\.log$/, '');

  it('are all in the list, in the data set, and alone', () => {
    const ids = captured.map(idOf).sort();
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(built.data.rows.map(({ id }) => id).sort()).toEqual(ids);
    const listed = byClass(page(built, '/logs/').tree, 'log-item').map((item) =>
      attribute(byTag(item, 'a')[0] ?? item, 'href'),
    );
    expect(listed.sort()).toEqual(ids.map((id) => `/logs/${id}/`));
    for (const id of ids) expect(links(page(built, `/logs/${id}/`))).toContain(`/logs/${id}.log`);
  });

  it('say in the data set what their files say', async () => {
    for (const file of captured) {
      const { facts, lines, dialect } = parseLog(await readFile(join('content/posts', file)));
      expect(built.data.rows.find(({ id }) => id === idOf(file))).toMatchObject({
        dialect,
        lines: lines.length,
        outcome: facts.outcome,
        guest: facts.guest,
        target: facts.targetNode,
        durationSeconds: facts.durationSeconds,
        downtimeMs: facts.downtimeMs,
        speedBytesPerSecond: facts.speedBytesPerSecond,
        transferredBytes: facts.transferredBytes,
        warnings: facts.warnings,
      });
    }
  });

  it('say the same in CSV', async () => {
    const rows: Record<string, string>[] = parse(await readFile(join(built.folder, 'logs/index.csv')), {
      columns: true,
    });
    expect(rows).toHaveLength(built.data.rows.length);
    for (const [i, row] of rows.entries()) {
      for (const [column, cell] of Object.entries(row)) {
        const value = built.data.rows[i]?.[column as keyof LogRow];
        expect({ column, cell }).toEqual({
          column,
          cell: Array.isArray(value) ? value.join(' ') : String(value ?? ''),
        });
      }
    }
  });

  it('say the same each as its own JSON', async () => {
    for (const row of built.data.rows) {
      const document = JSON.parse(await readFile(join(built.folder, 'logs', `${row.id}.json`), 'utf8'));
      const { progress, ...said } = document.everyRecord[row.record - 1];
      expect(row).toMatchObject(said);
      expect(Array.isArray(progress)).toBe(true);
      expect(document.everyRecord).toHaveLength(row.records);
    }
  });

  it('are led to from the place that shows them, and lead back', () => {
    const part = '/posts/proxmox-ha/high-availability/';
    for (const name of ['vm104-glusterfs', 'vm105-drbd', 'vm108-iscsi']) {
      const alone = `/logs/proxmox-ha/high-availability/${name}/`;
      expect(links(page(built, part))).toContain(alone);
      expect(links(page(built, alone))).toContain(`${part}#log-${name}`);
    }
  });

  it('have their notes beside them when alone, too', () => {
    const part = page(built, '/posts/proxmox-ha/high-availability/');
    const alone = page(built, '/logs/proxmox-ha/high-availability/vm108-iscsi/');
    const figure = elements(part.tree, (e) => e.properties.id === 'log-vm108-iscsi')[0];
    const notes = figure === undefined ? [] : byClass(figure, 'log-note').map(text);
    expect(notes.length).toBeGreaterThan(0);
    expect(byClass(alone.tree, 'log-note').map(text)).toEqual(notes);
  });

  it('follow each other in the order of the list', () => {
    const order = byClass(page(built, '/logs/').tree, 'log-item').map((item) =>
      attribute(byTag(item, 'a')[0] ?? item, 'href'),
    );
    for (const [i, path] of order.entries()) {
      const rel = (name: string) =>
        new RegExp(`<link rel="${name}" href="([^"]*)"`).exec(page(built, path ?? '').html)?.[1];
      expect([rel('prev'), rel('next')]).toEqual([order[i - 1], order[i + 1]]);
    }
  });
});

describe('a site with logs in the posts themselves', () => {
  let built: BuiltLogs;
  let directory: string;

  afterAll(() => rm(directory, { recursive: true, force: true }));

  beforeAll(async () => {
    const noted = LOG.replace(
      'bind: Cannot assign requested address\n',
      (line) =>
        `${line}^ Harmless, see [above](#above), [b](../b/) and <Fact log="vm108" is="downtime" />,\n^ unlike <Fact log="ha/b/x" is="lines" />.\n`,
    );
    const fence = (lines: string, attributes: string) => `\`\`\`migration-log ${attributes}\n${lines}\`\`\`\n`;
    const a = `## Above\n\n${fence(noted, 'title="VM <108>" name="vm108" storage="DRBD"')}\n<MigrationComparison logs={["vm108", "ha/b/x"]} />\n`;
    const b = `Text.\n\n${fence('\\^ not a note\nplain\n', 'name="x"')}`;
    const c =
      'It ended after <Fact log="long" is="outcome" />, having started for <Fact log="long" is="guest" />.\n\n<MigrationLog log="long" />\n';
    directory = await mkdtemp(join(tmpdir(), 'ha-series-logs-'));
    await writeFiles(directory, {
      'site.yaml': 'title: Elsewhere\nbase: /blog/\naddress: https://example.org\nlanguage: de\n',
      'series/ha.yaml': SERIES,
      'posts/ha/a/index.mdx': post('series: ha\npart: 1', a),
      'posts/ha/b/index.mdx': post('series: ha\npart: 2', b).replace('title: DRBD', 'title: Second'),
      'posts/ha/b/logs/unshown.log': `${LOG}${LOG}`,
      'posts/long/index.mdx': post('', c).replace('title: DRBD', 'title: Long'),
      'posts/long/logs/long.log': LONG,
      'posts/index/index.mdx': post('', fence('alone\n', 'name="index"')).replace('title: DRBD', 'title: Third'),
    });
    const folder = join(directory, 'dist');
    const { status, output } = await runBuild({ CONTENT_DIR: directory, OUT_DIR: folder });
    expect(output).toContain('Built');
    expect(status).toBe(0);
    built = await readLogs(folder);
  });

  it('offers the text of a block without its notes, as it was captured', async () => {
    expect(await readFile(join(built.folder, 'logs/ha/a/vm108.log'), 'utf8')).toBe(LOG);
    expect(await readFile(join(built.folder, 'logs/ha/b/x.log'), 'utf8')).toBe('^ not a note\nplain\n');
  });

  it('lists them with the others, by part, in the order of the text', () => {
    expect(built.data.rows.map(({ id, title, storage }) => ({ id, title, storage }))).toEqual([
      { id: 'ha/a/vm108', title: 'VM <108>', storage: 'DRBD' },
      { id: 'ha/b/x', title: 'x', storage: null },
      { id: 'ha/b/unshown', title: 'VM 108 to proxmox02', storage: null },
      { id: 'ha/b/unshown', title: 'VM 108 to proxmox02', storage: null },
      { id: 'index/index', title: 'index', storage: null },
      { id: 'long/long', title: 'VM 108 to proxmox02', storage: null },
    ]);
    expect(built.data.rows[0]).toMatchObject({
      page: 'https://example.org/blog/logs/ha/a/vm108/',
      place: 'https://example.org/blog/posts/ha/a/#log-vm108',
    });
    // Nothing shows it: its place is its post.
    expect(built.data.rows[2]).toMatchObject({ place: 'https://example.org/blog/posts/ha/b/', records: 2 });
  });

  it('shows a block with its notes in the post and alone, where all links still lead somewhere', () => {
    for (const path of ['/posts/ha/a/', '/logs/ha/a/vm108/']) {
      const note = byClass(page(built, path).tree, 'log-note')[0];
      if (note === undefined) throw new Error(`no note on ${path}`);
      expect(text(note)).toBe('Line 3Harmless, see above, b and 102 ms, unlike 2.');
      expect(attribute(note, 'ariaLabel')).toBe('Note on line 3');
      const shown = page(built, path);
      const targets = byTag(note, 'a').map((a) => attribute(a, 'href') ?? '');
      expect(targets).toEqual(['#log-vm108-L3', '/blog/posts/ha/a/#above', '/blog/posts/ha/b/', '#log-vm108-L7']);
      expect(elements(shown.tree, (e) => e.properties.id === 'log-vm108-L7')).toHaveLength(1);
    }
  });

  it('leads from a comparison to the page of a log that the post doesn’t show', () => {
    const rows = byClass(page(built, '/posts/ha/a/').tree, 'comparison').flatMap((table) => byTag(table, 'a'));
    expect(rows.map((a) => attribute(a, 'href'))).toEqual(['#log-vm108', '/blog/logs/ha/b/x/']);
  });

  it('is marked as English where its own words are, and as what it is where an author’s are', () => {
    const { html, tree } = page(built, '/posts/ha/a/');
    expect(html).toContain('<html lang="en">');
    const languages = (name: string) => byClass(tree, name).map((e) => attribute(e, 'lang'));
    expect(languages('lede')).toEqual(['de']);
    expect(languages('prose')).toEqual(['de']);
    expect(languages('log')).toEqual(['en']);
    expect(languages('log-caption')).toEqual(['de']);
    expect(page(built, '/logs/').html).toContain('<html lang="en">');
  });

  it('keeps a post light whose log is long, and leads to the lines that it leaves out', () => {
    const shown = page(built, '/posts/long/');
    expect(shown.html.length).toBeLessThan(30_000);
    const [leftOut] = byClass(shown.tree, 'log-left-out');
    if (leftOut === undefined) throw new Error('nothing is left out');
    const alone = page(built, '/logs/long/long/');
    const led = [...byTag(leftOut, 'a'), ...byClass(shown.tree, 'fact')].map((a) => attribute(a, 'href') ?? '');
    expect(led).toHaveLength(3);
    for (const href of led) {
      expect(href).toMatch(/^\/blog\/logs\/long\/long\/#log-long-L\d+$/);
      expect(elements(alone.tree, (e) => e.properties.id === href.split('#')[1])).toHaveLength(1);
    }
  });
});
