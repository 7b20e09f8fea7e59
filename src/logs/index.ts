/** The log engine: text in, typed facts out. Plain TypeScript, for the build, the command line and the browser. */
export { type Anchor, findAnchor } from './anchors.ts';
export { FACT_NAMES, readFact } from './fields.ts';
export { type Formats, formatBytes, formatMs, formatRate, formatSeconds } from './format.ts';
export { parseLog } from './parse.ts';
export type { LogFacts, LogLine, Outcome, ParsedLog, Phase, PhaseName, Token } from './types.ts';
