import type { ParsedLog } from '../logs/index.ts';
import type { Body } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';
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

export interface Series extends SourceFile {
  id: string;
  /** Address on the site, without the base path. */
  address: string;
  /** Null when the file can't be used; the problems say why. */
  data: SeriesFile | null;
  yaml: LocatedYaml;
}

export interface Post extends SourceFile {
  /** The folder, relative to `posts/`: `proxmox-ha/drbd`. */
  id: string;
  address: string;
  /** Null when the front matter can't be used; the problems say why. */
  data: PostFrontMatter | null;
  yaml: LocatedYaml;
  body: Body;
}

export interface Page extends SourceFile {
  id: string;
  address: string;
  data: PageFrontMatter | null;
  body: Body;
}

/** A log: a file in `logs/` beside its post, or a fenced block of the post itself, whose file is then the post's. */
export interface Log extends SourceFile {
  /** `<post id>/<name>`; a file's name without `.log`. */
  id: string;
  postId: string;
  text: string;
  log: ParsedLog;
  /** Where the block stands in the post; null for a file of its own. */
  block: { line: number; column: number } | null;
  /** What the post's front matter says of it. */
  title: string | null;
  storage: string | null;
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
  problems: Problem[];
}
