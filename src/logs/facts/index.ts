/** Facts that prose quotes: read from one log, or worked out from several. */
export { type Answer, answerFact, type FactQuery, type NamedLog, type Refusal, SHOWN } from './answer.ts';
export { COMPUTATIONS } from './compute.ts';
export { FACT_NAMES, type RecordFact, readFact, recordFact } from './fields.ts';
export type { Unit } from './quantity.ts';
