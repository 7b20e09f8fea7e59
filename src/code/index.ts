export { type CodeBlock, isSession, renderCodeBlock } from './block.ts';
export { isKnownLanguage, knownLanguages } from './highlight.ts';
export { type FenceWord, fenceWords, parseFenceMeta } from './meta.ts';
