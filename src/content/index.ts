export type { Content, Log, Page, Post, Series } from './model.ts';
export { readContent } from './read.ts';
