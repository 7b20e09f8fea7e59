import type { ComponentUse } from '../mdx/index.ts';
import type { PostFrontMatter } from '../schema/post.ts';

/** Paths of the raster pictures a post shows, as its author wrote them, each once. */
export function picturePaths(data: PostFrontMatter | null, uses: readonly ComponentUse[]): string[] {
  const gallery = Object.values(data?.gallery ?? {}).flatMap((pictures) => pictures.map((picture) => picture.image));
  const single = uses.flatMap((use) => (use.name === 'Screenshot' ? [use.props.image] : []));
  return [...new Set([...gallery, ...single])];
}

/** Paths of the diagrams a post draws into its page. */
export function diagramPaths(uses: readonly ComponentUse[]): string[] {
  return [...new Set(uses.flatMap((use) => (use.name === 'Diagram' ? [use.props.image] : [])))];
}
