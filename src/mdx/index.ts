export {
  type Body,
  type ComponentUse,
  type FencedLog,
  type Heading,
  type PictureUse,
  readingMinutes,
  type Segment,
  usesIn,
} from './body.ts';
export { compileBody } from './compile.ts';
export type { NoteAnchor, PropsOf } from './components.ts';
export { factQuery } from './fact-query.ts';
