/** A text without the site around it: for feeds, for machines that read, and for what is taken along. */
export { type ArticleHead, articleMarkdown } from './article.ts';
export { xmlSafe } from './characters.ts';
export type { PlainContext } from './context.ts';
export { plainHtml } from './html.ts';
export { type LlmsIndex, llmsText } from './llms.ts';
export { plainMarkdown } from './markdown.ts';
export { plainTree } from './tree.ts';
