import { Random } from './random.ts';

/** A link of a post, and where it has to lead. */
export type LinkTruth =
  /** To elsewhere: the address as it has to stand in the page. */
  | { kind: 'out'; address: string }
  /** To a post of this blog, by the name of its file. */
  | { kind: 'post'; file: string }
  /** Within the page: the text of the heading. */
  | { kind: 'anchor'; heading: string };

/** What a post says, told by who wrote it. Nothing here is found by reading the post. */
export interface Truth {
  /** Words that occur once in the whole blog, in the order of the page's text. */
  words: string[];
  /** The same for words whose place in the page is open: footnotes, titles, alt texts, captions. */
  loose: string[];
  /** Words that may be missing, if the report says so. */
  dropped: string[];
  /** Blocks of code, byte for byte, in order. */
  code: string[][];
  /** Inline code, exactly. */
  inline: string[];
  /** Pictures by their name in the blog, from its root, which the page has to show. */
  images: string[];
  links: LinkTruth[];
  /** What has to be reported, with the line of the file it stands on. */
  reported: { line: number; about: RegExp }[];
}

/** What pieces know of the blog they are written for. */
export interface Blog {
  /** Posts that can be linked to. */
  posts: readonly { file: string; name: string; address: string }[];
  /** Pictures that exist, from the root of the blog. */
  images: readonly string[];
}

const VOCABULARY =
  `the cluster a node quorum never trusts its peer until fencing has run storage that was shared keeps blocks
in order while the bridge forwards frames and nobody reads the log before lunch we restarted corosync on both machines
because the token was lost after eight seconds of silence in the switch`.split(/\s+/);

/** Writes the text of one post and keeps account of what it says. */
export class Writer {
  readonly random: Random;
  readonly blog: Blog;
  readonly truth: Truth = {
    words: [],
    loose: [],
    dropped: [],
    code: [],
    inline: [],
    images: [],
    links: [],
    reported: [],
  };
  readonly post: number;
  private count = 0;
  /** What stands behind the body: definitions of links, footnotes, abbreviations. */
  readonly tail: string[] = [];
  /** Lines of front matter that pieces need. */
  readonly front: string[] = [];

  constructor(post: number, seed: number, blog: Blog) {
    this.post = post;
    this.random = new Random(seed);
    this.blog = blog;
  }

  /** A word that stands nowhere else. */
  private mark(): string {
    this.count += 1;
    return `m${this.post}x${this.count}`;
  }

  /** A word of the text, in order. */
  word(): string {
    const mark = this.mark();
    this.truth.words.push(mark);
    return mark;
  }

  /** A word whose place is open. */
  loose(): string {
    const mark = this.mark();
    this.truth.loose.push(mark);
    return mark;
  }

  /** A word that may go, with a reason in the report. */
  drop(): string {
    const mark = this.mark();
    this.truth.dropped.push(mark);
    return mark;
  }

  /** Some plain words with a mark among them. */
  say(): string {
    const words = Array.from({ length: 3 + this.random.below(6) }, () => this.random.pick(VOCABULARY));
    words.splice(1 + this.random.below(words.length), 0, this.word());
    return words.join(' ');
  }

  /** Lines of code; `§` in them is replaced by a mark, so that each block is its own. */
  code(lines: readonly string[]): string[] {
    const marked = lines.map((line) => line.replaceAll('§', () => this.mark()));
    this.truth.code.push(marked);
    return marked;
  }

  /** Inline code as Markdown. */
  inline(code: string): string {
    const marked = code.replaceAll('§', () => this.mark());
    this.truth.inline.push(marked);
    const fence = marked.includes('`') ? '``' : '`';
    return `${fence}${marked.startsWith('`') || marked.endsWith('`') ? ` ${marked} ` : marked}${fence}`;
  }

  /** The address of a link to elsewhere. */
  out(address = `https://docs${this.random.below(9)}.example.org/guide/${this.mark()}`): string {
    this.truth.links.push({ kind: 'out', address });
    return address;
  }

  /** A post to link to. */
  target(): Blog['posts'][number] {
    const target = this.random.pick(this.blog.posts);
    this.truth.links.push({ kind: 'post', file: target.file });
    return target;
  }

  /** A picture to show, from the root of the blog. */
  image(): string {
    const image = this.random.pick(this.blog.images);
    this.truth.images.push(image);
    return image;
  }
}

/** A piece of a post: its text, without a line end behind it. */
export type Piece = (write: Writer) => string;
