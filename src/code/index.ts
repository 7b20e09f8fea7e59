export { type CodeBlock, isSession, renderCodeBlock } from './block.ts';
export { isKnownLanguage, knownLanguages } from './highlight.ts';
export { parseFenceMeta } from './meta.ts';
