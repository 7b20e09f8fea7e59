import { Random } from './random.ts';

/** What is decided about a post before any is written, so that posts can link to each other. */
export interface Plan {
  number: number;
  /** Path in the blog. */
  file: string;
  /** As `{% post_url %}` names it. */
  name: string;
  /** Its address in the old blog, without the base path. */
  address: string;
  title: string;
  day: string;
  series: string | undefined;
  /** Lines of front matter that follow from the plan. */
  front: string[];
  kind: 'post' | 'draft' | 'unpublished';
  /** Other addresses that led to it. */
  former: string[];
  lineEnd: '\n' | '\r\n';
  bom: boolean;
  /** How many pieces it has. */
  pieces: number;
}

export const SERIES = 'High Availability: from "one" to many';

const NAMES = [
  'drbd-split-brain',
  'Ansible-Playbooks-for-PVE',
  'kubernetes_helm_notes',
  'ceph-osd',
  'über-kühle-größe',
  'corosync.conf',
  'two--dashes',
  'C++-and-Go',
  'naïve café',
  'UPPER-Case',
];
const TITLES = [
  'DRBD & split-brain',
  'Don\'t: "quote" me',
  'Ansible {{ item }} explained',
  'What is <b>fencing</b>?',
  'Größe, naïveté und 日本語',
  '100% uptime: a #myth',
  'Ceph [OSD] | part',
  'Tabs, `code` and *stars*',
];
const CATEGORIES = ['Virtualization', 'Configuration Management', 'Storage', 'DevOps'];

/** Plans a blog: `posts` of them, some 60 in one long series when there are enough. */
export function planPosts(posts: number, seed: number): Plan[] {
  const random = new Random(seed);
  return Array.from({ length: posts }, (_, number) => planPost(number, posts, random));
}

function planPost(number: number, posts: number, random: Random): Plan {
  const day = new Date(Date.UTC(2012, 0, 3 + number * 13)).toISOString().slice(0, 10);
  const slug = `${random.pick(NAMES)}-${number}`;
  const title = `${random.pick(TITLES)} ${number}`;
  const category = random.pick(CATEGORIES);
  const kind = number % 29 === 28 ? 'draft' : number % 31 === 30 ? 'unpublished' : 'post';
  // Folders above `_posts` are categories, folders in it are not.
  const [above, within] = random.chance(4) ? random.pick(FOLDERS) : (['', ''] as const);
  const [file, name] = placeOf(kind, { above, within, day, slug }, random);
  const topics = categoriesOf(category, random);
  const categories = [...above.split('/').filter(Boolean), ...topics.names].map((part) => part.toLowerCase());
  const front = [`title: ${random.chance(3) ? JSON.stringify(title) : `'${title.replaceAll("'", "''")}'`}`];
  front.push(dateLine(day, random), ...topics.lines, ...tagLines(random), ...settingLines(number, day, random));
  // Jekyll's `:title` joins what isn't fit for an address with single hyphens, and keeps the case.
  const cased = slug.replace(/[^\p{L}\p{N}._~!$&'()+,;=@]+/gu, '-');
  let address = `/${[...categories, cased].join('/')}/`;
  if (random.chance(8)) {
    address = random.pick([`/articles/${slug}.html`, `/${day.slice(0, 4)}/custom-${number}/`, `/no-slash-${number}`]);
    front.push(`permalink: ${address}`);
  }
  const former = random.chance(8) ? [`/old/${number}/`, `/even-older/${number}.html`] : [];
  if (former.length > 0) front.push('redirect_from:', ...former.map((path) => `  - ${path}`));
  const series = kind === 'post' && number >= posts - Math.min(60, Math.floor(posts * 0.3)) ? SERIES : undefined;
  if (series !== undefined) front.push(`series: '${series}'`);
  if (kind === 'unpublished') front.push('published: false');
  const pieces = number % 67 === 40 ? 260 : number % 17 === 16 ? 1 : 5 + random.below(9);
  const [lineEnd, bom] = [random.chance(6) ? '\r\n' : '\n', random.chance(12)] as const;
  return { number, file, name, address, title, day, series, front, kind, former, lineEnd, bom, pieces };
}

const FOLDERS = [
  ['net/', ''],
  ['linux/kernel/', ''],
  ['', 'Häfen/'],
  ['', '2014/'],
] as const;

interface Place {
  above: string;
  within: string;
  day: string;
  slug: string;
}

/** The path of a post, and how `{% post_url %}` names it. */
function placeOf(kind: Plan['kind'], { above, within, day, slug }: Place, random: Random): [string, string] {
  if (kind === 'draft') return [`_drafts/${slug}.md`, slug];
  const [year, month, date] = day.split('-').map(Number);
  // Jekyll takes days and months of one digit in names.
  const name = `${within}${random.chance(5) ? `${year}-${month}-${date}` : day}-${slug}`;
  return [`${above}_posts/${name}.${random.pick(['md', 'md', 'markdown'])}`, name];
}

/** Jekyll cuts a text at its blanks, but takes a list and the singular key as they are. */
function categoriesOf(category: string, random: Random): { lines: string[]; names: string[] } {
  if (random.chance(4)) return { lines: [`categories: ${category}`], names: category.split(' ') };
  const lines = random.pick([
    ['categories:', `  - ${category}`],
    [`categories: [${category}]`],
    [`category: ${category}`],
  ]);
  return { lines, names: [category] };
}

function dateLine(day: string, random: Random): string {
  const short = day.split('-').map(Number).join('-');
  return `date: ${random.pick([day, short, `${day} 10:30:00 +0200`, `"${day} 12:30:00 -0500"`, `${day} 08:05`])}`;
}

function tagLines(random: Random): string[] {
  return random.pick([
    ['tags: [kvm, proxmox, "high-availability"]'],
    ['tags: kvm proxmox'],
    ['tags:', '  - kvm', '  - Proxmox VE'],
    ['tag: drbd'],
    [],
  ]);
}

function settingLines(number: number, day: string, random: Random): string[] {
  const lines = random.pick([
    ['layout: single'],
    ['layout: post', 'author: Igor'],
    ['type: posts', 'comments: true'],
    ['toc: true', 'toc_sticky: true', 'toc_label: "On this page"'],
  ]);
  const teaser = ['header:', '  teaser: /assets/images/teaser.jpg', '  overlay_color: "#333"'];
  const excerpt = `excerpt: "A summary that someone wrote, with <b>tags</b> & \\"quotes\\", for post ${number}."`;
  return [
    ...lines,
    ...(random.chance(6) ? teaser : []),
    ...(random.chance(6) ? [excerpt] : []),
    ...(random.chance(8) ? [`last_modified_at: ${Number(day.slice(0, 4)) + 3}-05-06T10:00:00-05:00`] : []),
  ];
}
