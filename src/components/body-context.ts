import { findLog } from '../checks/log-uses.ts';
import { usesIn } from '../mdx/index.ts';
import { DEFAULT_GALLERY, type GalleryPicture } from '../schema/gallery.ts';
import type { Station } from '../series/index.ts';
import type { LogEntry, PostEntry, SeriesPart } from '../site/index.ts';

/** What the components of a post may refer to. Pages fetch it; components only show it. */
export interface BodyContext {
  post: PostEntry;
  station: Station<SeriesPart> | null;
  logs: ReadonlyMap<string, LogEntry>;
}

/** The checks have made sure that it exists; a miss here is a bug of the site, not of a post. */
export function logOf(name: string, { post, logs }: BodyContext): LogEntry {
  const log = findLog(name, post.id, logs);
  if (log === undefined) throw new Error(`${post.id} uses the log ${name}, which no check has seen`);
  return log;
}

/** Id of the place in the post that shows a log; null when the post doesn't show it. */
export function shownAt(entry: LogEntry, context: BodyContext): string | null {
  const use = usesIn(context.post.data.body.segments).find(
    (candidate) => candidate.name === 'MigrationLog' && logOf(candidate.props.log, context).id === entry.id,
  );
  return use?.id ?? null;
}

export function imageOf(path: string, { post }: BodyContext): ImageMetadata {
  const image = post.data.images[path];
  if (image === undefined) throw new Error(`${post.id} shows the picture ${path}, which no check has seen`);
  return image;
}

export function galleryOf(name: string | undefined, { post }: BodyContext): GalleryPicture[] {
  const galleries = post.data.frontMatter.gallery ?? {};
  const pictures = galleries[name ?? DEFAULT_GALLERY] ?? Object.values(galleries)[0];
  if (pictures === undefined) throw new Error(`${post.id} shows a gallery that no check has seen`);
  return pictures;
}
