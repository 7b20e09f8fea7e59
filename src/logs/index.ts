/** The log engine: text in, typed facts out. Plain TypeScript, for the build, the command line and the browser. */
export { type Anchor, findAnchor } from './anchors.ts';
export { stripAnsi } from './ansi.ts';
export { decode, encodingOf } from './clean.ts';
export { dialectTitle } from './dialect-title.ts';
export { DIALECT_NAMES, DIALECTS } from './dialects/index.ts';
export { eventCounts } from './events.ts';
export {
  answerFact,
  COMPUTATIONS,
  FACT_NAMES,
  type FactQuery,
  type NamedLog,
  type Refusal,
  readFact,
  SHOWN,
  type Unit,
} from './facts/index.ts';
export { foldLines, type Stretch } from './folds.ts';
export { type Formats, formatBytes, formatMs, formatRate, formatSeconds, wordsLanguage } from './format.ts';
export { renderLine } from './html.ts';
export { type ParseOptions, parseLog } from './parse.ts';
export { logJson, recordJson } from './summary.ts';
export { phaseLabel, type Timeline, ticksOf, timelineOf } from './timeline.ts';
export { tokensOf } from './tokens.ts';
export type {
  LogFacts,
  LogLine,
  LogRecord,
  Outcome,
  ParsedLog,
  Phase,
  PhaseName,
  ProgressSample,
  Token,
} from './types.ts';
