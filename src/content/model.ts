import type { StandIns } from '../disclosure/index.ts';
import type { Picture } from '../gallery/index.ts';
import type { ParsedLog } from '../logs/index.ts';
import type { Body } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';
import type { GalleryPicture } from '../schema/gallery.ts';
import type { PageFrontMatter } from '../schema/page.ts';
import type { PostFrontMatter } from '../schema/post.ts';
import type { SeriesFile } from '../schema/series.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { LocatedYaml } from '../schema/yaml.ts';

/** A file of the content tree that was read. */
export interface SourceFile {
  /** Where it is, absolute. */
  path: string;
  /** Its name for messages: relative to where the command runs, when it lies below. */
  file: string;
}

/** One that is a text, kept as it is written (its line ends made alike). */
export interface TextFile extends SourceFile {
  source: string;
}

export interface Series extends TextFile {
  id: string;
  /** Address on the site, without the base path. */
  address: string;
  /** Null when the file can't be used; the problems say why. */
  data: SeriesFile | null;
  yaml: LocatedYaml;
}

export interface Post extends TextFile {
  /** The folder, relative to `posts/`: `proxmox-ha/drbd`. */
  id: string;
  address: string;
  /** Null when the front matter can't be used; the problems say why. */
  data: PostFrontMatter | null;
  yaml: LocatedYaml;
  body: Body;
}

export interface Page extends TextFile {
  id: string;
  address: string;
  data: PageFrontMatter | null;
  yaml: LocatedYaml;
  body: Body;
}

/** The pictures of a post or page, by path as its author wrote it. */
export interface Pictures {
  galleries: Readonly<Record<string, readonly GalleryPicture[]>>;
  images: Readonly<Record<string, Picture>>;
  /** Drawings as their files hold them. */
  diagrams: Readonly<Record<string, string>>;
}

/** A log: a file in `logs/` beside its post, or a fenced block of the post itself, whose file is then the post's. */
export interface Log extends SourceFile {
  /** `<post id>/<name>`; a file's name without `.log`. */
  id: string;
  postId: string;
  /** As it is published: names that the post redacts are replaced by their stand-ins. */
  text: string;
  log: ParsedLog;
  /** False for a file that isn't a text, which is a problem of its own. */
  isText: boolean;
  /** What is replaced in it, and what may stand as it is. */
  standIns: StandIns;
  /** How often each of these stood in the log as it was captured. */
  found: ReadonlyMap<string, number>;
  /** How many names and addresses were replaced. */
  redactions: number;
  /** Where the block stands in the post; null for a file of its own. */
  block: { line: number; column: number; lines: number[] } | null;
  /** The format that its block names; null where it is found by the lines. */
  namedDialect: string | null;
  /** What the post's front matter says of it. */
  title: string | null;
  storage: string | null;
}

/** A file that a post or page offers for download, in `files/` beside it. */
export interface Attachment extends SourceFile {
  /** Id of the post or page. */
  owner: string;
  /** Below `files/`: `backup.sh`, `2016/slides.pdf`. */
  name: string;
  /** Address on the site, without the base path. */
  address: string;
  bytes: number;
}

/** The name by which its own post calls a log. */
export function logName({ id, postId }: Pick<Log, 'id' | 'postId'>): string {
  return id.slice(postId.length + 1);
}

/** Everything below the content directory, read and typed, with all that is wrong with it. */
export interface Content {
  directory: string;
  site: SiteSettings;
  series: Series[];
  posts: Post[];
  pages: Page[];
  logs: Log[];
  /** Those of posts that are shown. */
  attachments: Attachment[];
  problems: Problem[];
  /** What an author should look at before publishing; nothing fails because of it. */
  notices: Problem[];
}
