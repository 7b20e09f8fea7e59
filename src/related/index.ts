/** What a post has to do with others: posts like it, and texts that link to it. */
export { type LinkingText, linksHere } from './links-here.ts';
export { type RelatedSource, relatedPosts } from './related.ts';
export { wordsOf } from './words.ts';
