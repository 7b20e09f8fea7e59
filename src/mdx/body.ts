import type { ComponentName, PropsOf } from './components.ts';

/** A component as it stands in a post. A discriminated union over `name`, so that `props` is typed by it. */
export type ComponentUse = {
  [N in ComponentName]: {
    name: N;
    props: PropsOf<N>;
    children: Segment[];
    /** Unique in the page: for what the component needs ids. */
    id: string;
    /** Ids of the pictures it shows, in their order: what a link to one of them names. */
    pictureIds: string[];
    line: number;
    column: number;
  };
}[ComponentName];

/**
 * A compiled body is a list of finished HTML and component uses in the order of the text.
 * HTML pieces needn't be balanced by themselves: `<p>It took `, a Fact, `.</p>`.
 */
export type Segment = string | ComponentUse;

export interface Heading {
  depth: number;
  id: string;
  text: string;
}

export interface Link {
  /** As the author wrote it. */
  href: string;
  line: number;
  column: number;
}

export interface PictureUse {
  /** As the author wrote it: relative to the post. */
  path: string;
  component: 'Screenshot' | 'Diagram' | 'BeforeAfter';
  /** The attribute that names it. */
  attribute: string;
  line: number;
  column: number;
}

/** A log that stands in the post itself, as a fenced block. */
export interface FencedLog {
  /** What the post calls it, as it calls a file in `logs/`. */
  name: string;
  /** The lines of the block without the notes among them, each with its line end. */
  text: string;
  title: string | null;
  storage: string | null;
  /** Named by the author; null when it is to be found by the lines. */
  dialect: string | null;
  /** For each of its lines, the line of the post on which it stands. */
  lines: number[];
  line: number;
  column: number;
}

export interface Body {
  segments: Segment[];
  headings: Heading[];
  /** To places of the site. */
  links: Link[];
  /** To anywhere else: other hosts, mail addresses. */
  outsideLinks: Link[];
  /** All ids that a link can lead to: of headings, HTML, footnotes and components. */
  anchors: string[];
  pictures: PictureUse[];
  logs: FencedLog[];
  /** Words of prose, code left out. */
  words: number;
  codeLines: number;
  /** A part of the text couldn't be read: what seems to be missing may stand there. */
  incomplete: boolean;
}

export function emptyBody(): Body {
  return {
    segments: [],
    headings: [],
    links: [],
    outsideLinks: [],
    anchors: [],
    pictures: [],
    logs: [],
    words: 0,
    codeLines: 0,
    incomplete: false,
  };
}

/** The gallery that a use names; one without a name is the only one there is. Undefined when there is none such. */
export function galleryNamed<P>(
  name: string | undefined,
  galleries: Readonly<Record<string, readonly P[]>>,
): readonly P[] | undefined {
  if (name !== undefined) return Object.hasOwn(galleries, name) ? galleries[name] : undefined;
  const all = Object.values(galleries);
  return all.length === 1 ? all[0] : undefined;
}

/** All uses of components in a body, nested ones included, in the order of the text. */
export function usesIn(segments: readonly Segment[]): ComponentUse[] {
  return segments.flatMap((segment) => (typeof segment === 'string' ? [] : [segment, ...usesIn(segment.children)]));
}

// Prose is read at 200 words a minute (what Jekyll themes assume as well), a line of code in two seconds.
const WORDS_PER_MINUTE = 200;
const CODE_LINES_PER_MINUTE = 30;

/** Whole minutes, at least 1. */
export function readingMinutes({ words, codeLines }: Pick<Body, 'words' | 'codeLines'>): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE + codeLines / CODE_LINES_PER_MINUTE));
}
