export {
  type Attachment,
  type Content,
  type Log,
  logName,
  type Page,
  type Pictures,
  type Post,
  type Series,
} from './model.ts';
export { readContent } from './read.ts';
