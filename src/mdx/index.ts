export {
  type Body,
  type ComponentUse,
  type FencedLog,
  galleryNamed,
  type Heading,
  type PictureUse,
  readingMinutes,
  type Segment,
  usesIn,
} from './body.ts';
export { type CompileOptions, compileBody } from './compile.ts';
export type { GalleryLayout, NoteAnchor, PropsOf } from './components.ts';
export { factQuery } from './fact-query.ts';
