import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { type Fault, writeFaults } from './faults.ts';
import { PIECES } from './pieces/index.ts';
import { type Plan, planPosts } from './plan.ts';
import { type Blog, type Truth, Writer } from './truth.ts';

export interface BlogPost {
  /** Path in the blog. */
  file: string;
  plan: Plan;
  truth: Truth;
}

export interface WrittenBlog {
  folder: string;
  posts: BlogPost[];
  faults: Fault[];
}

export interface BlogOptions {
  posts: number;
  seed: number;
  /** Plant what has to be reported; without, the blog is nasty but right. */
  faults?: boolean;
}

const IMAGES = [
  'images/plan.png',
  'images/My Picture (1).PNG',
  'assets/images/teaser.jpg',
  'images/sub dir/über.jpeg',
  'images/a_b-c.webp',
  'assets/img/dup.png',
  'images/dup.png',
  'images/anim.gif',
  'images/UPPER.JPG',
];

const CONFIG = `title: "Ops & more"
url: https://ops.example
baseurl: /blog
permalink: /:categories/:title/
timezone: Europe/Berlin
markdown: kramdown
kramdown:
  input: GFM
highlighter: rouge
minimal_mistakes_skin: dark
author:
  name: "An Author"
defaults:
  - scope:
      path: ""
      type: posts
    values:
      layout: single
      author_profile: true
      share: true
collections:
  notes:
    output: true
plugins: [jekyll-redirect-from, jekyll-gist]
exclude: [vendor]
`;

/**
 * Writes a Jekyll blog into `folder`, the same for the same options, and says what it holds.
 * `folder` gets a neighbour, `<folder>-outside`, that links of the faults lead to.
 */
export async function writeBlog(folder: string, { posts, seed, faults = true }: BlogOptions): Promise<WrittenBlog> {
  const plans = planPosts(posts, seed);
  await writeText(join(folder, '_config.yml'), CONFIG);
  await writeText(join(folder, 'index.html'), '---\nlayout: home\n---\n');
  await writeText(join(folder, '_pages/about.md'), '---\ntitle: About\npermalink: /about/\n---\nAbout fxabout.\n');
  await writeText(join(folder, '_includes/series.html'), '{% for p in site.posts %}{{ p.title }}{% endfor %}\n');
  await Promise.all(IMAGES.map((name, index) => writeImage(join(folder, name), index)));
  const blog: Blog = { posts: plans.filter(({ kind }) => kind === 'post'), images: IMAGES };
  const written: BlogPost[] = [];
  for (const plan of plans) {
    const { text, truth } = writePost(plan, seed, blog);
    await writeText(join(folder, plan.file), text);
    written.push({ file: plan.file, plan, truth });
  }
  const outside = `${folder}-outside`;
  if (faults) await mkdir(outside, { recursive: true });
  return { folder, posts: written, faults: faults ? await writeFaults(folder, outside) : [] };
}

async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function writeImage(path: string, index: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const background = { r: (index * 53) % 256, g: (index * 101) % 256, b: 90 };
  const image = sharp({ create: { width: 40 + index * 4, height: 30, channels: 3, background } });
  const format = /\.jpe?g$/i.test(path)
    ? image.jpeg()
    : /webp$/i.test(path)
      ? image.webp()
      : /gif$/i.test(path)
        ? image.gif()
        : image.png();
  await writeFile(path, await format.toBuffer());
}

function writePost(plan: Plan, seed: number, blog: Blog): { text: string; truth: Truth } {
  const write = new Writer(plan.number, seed * 7919 + plan.number, blog);
  const body: string[] = [];
  // Each piece comes up in turn, so that all of them are in a blog of any size; the rest is chance.
  for (let index = 0; index < plan.pieces; index++) {
    const turn = PIECES[(plan.number * 3 + index) % PIECES.length];
    const piece = index < 3 && turn !== undefined ? turn : write.random.pick(PIECES);
    body.push(piece(write));
  }
  body.push(...write.tail);
  const lines = ['---', ...plan.front, ...write.front, '---', '', body.join('\n\n'), ''];
  const text = lines.join('\n').replaceAll('\n', plan.lineEnd);
  return { text: plan.bom ? `\uFEFF${text}` : text, truth: write.truth };
}
