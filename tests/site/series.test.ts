import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { parseLog, readFact } from '../../src/logs/index.ts';
import { attribute, type BuiltPage, byClass, byTag, elements, readPages, text } from '../support/pages.ts';

const PARTS = [
  'clustering',
  'glusterfs',
  'drbd',
  'iscsi-multipath',
  'ceph-rbd',
  'zfs-over-iscsi',
  'open-vswitch',
  'high-availability',
].map((slug) => `/posts/proxmox-ha/${slug}/`);

let pages: Map<string, BuiltPage>;

beforeAll(async () => {
  pages = new Map((await readPages(inject('siteDir'))).map((page) => [page.path, page]));
});

function page(path: string): BuiltPage {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`${path} was not built`);
  return found;
}

function stations(path: string): (string | null)[] {
  return byClass(page(path).tree, 'station').map((station) => attribute(byTag(station, 'a')[0] ?? station, 'href'));
}

/** Whether the text of a post links to another. */
function leadsTo(from: string, to: string): boolean {
  return byClass(page(from).tree, 'prose').some((prose) =>
    byTag(prose, 'a').some((link) => attribute(link, 'href')?.split('#')[0] === to),
  );
}

describe('the series', () => {
  it('lists its eight parts in order, on its page and on the home page', () => {
    expect(stations('/series/proxmox-ha/')).toEqual(PARTS);
    expect(stations('/')).toEqual(PARTS);
  });

  it.each(PARTS.map((path, i) => [i + 1, path] as const))('knows where part %i stands', (number, path) => {
    const { tree, html } = page(path);
    expect(text(byClass(tree, 'post-part')[0])).toBe(`Part ${number} of 8`);
    expect(stations(path)).toEqual(PARTS);
    const here = elements(tree, (e) => e.properties.ariaCurrent === 'page').map((e) => attribute(e, 'href'));
    expect(here).toContain(path);
    const rel = (name: string) => new RegExp(`<link rel="${name}" href="([^"]*)"`).exec(html)?.[1];
    expect(rel('prev')).toBe(PARTS[number - 2]);
    expect(rel('next')).toBe(PARTS[number]);
  });

  it.each(PARTS.map((path, i) => [i + 1, path] as const))('names what part %i has to do with', (number, path) => {
    const lists = new Map(
      byClass(page(path).tree, 'topics').map((list) => [
        text(byTag(list, 'h2')[0]),
        byTag(list, 'a').map((link) => attribute(link, 'href')),
      ]),
    );
    const related = lists.get('Related') ?? [];
    expect(related.length).toBeGreaterThan(0);
    expect(related.length).toBeLessThanOrEqual(3);
    for (const neighbour of [PARTS[number - 2], path, PARTS[number]]) expect(related).not.toContain(neighbour);
    const linking = PARTS.filter((other) => other !== path && leadsTo(other, path));
    expect(linking.length).toBeGreaterThan(0);
    expect((lists.get('What links here') ?? []).filter((address) => address?.startsWith('/posts/'))).toEqual(linking);
  });

  it.each(PARTS)('gives %s 800 to 2,000 words of its own', (path) => {
    const prose = byClass(page(path).tree, 'prose')[0];
    const code =
      prose === undefined
        ? ''
        : [
            ...byTag(prose, 'pre'),
            ...byClass(prose, 'log-text'),
            ...byClass(prose, 'comparison-not'),
            ...byTag(prose, 'svg'),
          ]
            .map(text)
            .join(' ');
    const count = (value: string) => value.split(' ').length;
    const words = count(text(prose)) - count(code);
    expect(words).toBeGreaterThanOrEqual(800);
    // Captions and tables are counted here, and not in the 2,000.
    expect(words).toBeLessThanOrEqual(2300);
  });

  it('credits the original with a link', () => {
    const credit = byClass(page('/series/proxmox-ha/').tree, 'credit')[0];
    expect(text(credit)).toContain('Igor Cicimov');
    expect(credit && byTag(credit, 'a').map((a) => attribute(a, 'href'))).toContain('https://icicimov.github.io/blog/');
  });

  it('leads from the original addresses to the parts', () => {
    const old = page('/blog/virtualization/HA-Features-in-Proxmox-PVE-cluster-and-final-words/');
    expect(old.html).toContain('url=/posts/proxmox-ha/high-availability/');
    expect([...pages.keys()].filter((path) => path.startsWith('/blog/virtualization/'))).toHaveLength(8);
  });
});

describe('the logs of part 8', () => {
  const facts = [
    ['vm104-glusterfs', 'VM 104', 'proxmox02', '10 s', '15 ms', null, '256 MiB/s'],
    ['vm105-drbd', 'VM 105', 'proxmox01', '14 s', '7 ms', '188.45 MiB', '256 MiB/s'],
    ['vm108-iscsi', 'VM 108', 'proxmox02', '20 s', '102 ms', '508.77 MiB', '73.14 MiB/s'],
  ] as const;

  it.each(facts)('shows what %s says', (name, ...stated) => {
    const figure = elements(page(PARTS[7] ?? '').tree, (e) => e.properties.id === `log-${name}`)[0];
    const shown = figure === undefined ? [] : byTag(figure, 'dd').map(text);
    const [guest, target, ...figures] = stated;
    expect(shown).toEqual([guest, target, 'Succeeded', ...figures.filter((fact) => fact !== null)]);
  });

  it.each(facts)('offers %s byte for byte', async (name) => {
    const folder = 'proxmox-ha/high-availability';
    const offered = await readFile(join(inject('siteDir'), 'logs', folder, `${name}.log`));
    const captured = await readFile(join('content/posts', folder, 'logs', `${name}.log`));
    expect(offered.equals(captured)).toBe(true);
  });

  it('reads the figures of its prose from the logs', async () => {
    const mdx = await readFile('content/posts/proxmox-ha/high-availability/index.mdx', 'utf8');
    const named = [...mdx.matchAll(/<Fact log="([^"]+)" is="([^"]+)" \/>/g)];
    const expected = await Promise.all(
      named.map(async ([, log, is]) => {
        const text = await readFile(`content/posts/proxmox-ha/high-availability/logs/${log}.log`, 'utf8');
        return readFact(parseLog(text), is ?? '', { language: 'en-GB' })?.replace(/\s+/g, ' ');
      }),
    );
    const facts = byClass(page(PARTS[7] ?? '').tree, 'fact').map(text);
    expect(expected.length).toBeGreaterThan(5);
    expect(expected.filter((fact) => fact === undefined || !facts.includes(fact))).toEqual([]);
  });

  it.each([
    'A live migration paused the guests for 7 ms to 102 ms.',
    'VM 104 was the fastest of the three.',
    'VM 108 took longest: 20 s',
    'the longest pause, 15 times that of VM 105',
    'The memory phase is 20 % of the task of VM 104, 29 % of VM 105’s and 35 % of VM 108’s.',
    'takes 3 s to 6 s and finishing 4 s to 6 s',
  ])('works out: %s', (sentence) => {
    const prose = byClass(page(PARTS[7] ?? '').tree, 'prose')[0];
    expect(text(prose)).toContain(sentence);
  });

  it('gives each figure to programs as well, and leads to its log', () => {
    const fact = byClass(page(PARTS[7] ?? '').tree, 'fact').find((candidate) => text(candidate) === '102 ms');
    expect(fact && [fact.tagName, attribute(fact, 'href')]).toEqual(['a', '#log-vm108-iscsi-L19']);
    expect(fact && byTag(fact, 'time').map((time) => attribute(time, 'dateTime'))).toEqual(['PT0.102S']);
  });

  it('are quoted in part 1', () => {
    expect(text(byClass(page(PARTS[0] ?? '').tree, 'prose')[0])).toContain(
      '(7 ms to 102 ms in the migrations of part 8)',
    );
  });
});
