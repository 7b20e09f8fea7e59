import type { Outcome } from '../../logs/index.ts';
import type { Found, Layout, Overview, RecordsPage } from '../../logs/reader/index.ts';

/** What the page asks its worker, and what comes back. */
export interface Calls {
  /** Null when there are blanks alone in it. */
  read: { ask: { source: File | string; dialect: string | null; language: string }; answer: Overview | null };
  show: { ask: { troubleOnly: boolean; columns: number | null }; answer: Layout };
  toggle: { ask: { fold: number }; answer: Layout };
  reveal: { ask: { line: number }; answer: { layout: Layout; troubleOnly: boolean } };
  chunk: { ask: { index: number }; answer: string };
  find: { ask: { text: string; from: number; forward: boolean }; answer: Found | null };
  records: { ask: { outcome: Outcome | null; first: number; count: number }; answer: RecordsPage };
  /** Null when it was given up meanwhile. */
  save: { ask: { name: string }; answer: Blob | null };
  cancelSave: { ask: Record<never, never>; answer: null };
}

export type CallName = keyof Calls;

/** A call on its way to the worker. */
export type Ask<C extends CallName = CallName> = { [K in C]: { id: number; call: K; ask: Calls[K]['ask'] } }[C];

/** How far a long call has come, as a share, and with what. */
export interface Progress {
  doing: string;
  done: number;
}

/** What comes back for a call: progress any number of times, then an answer or a problem. */
export type Reply<C extends CallName = CallName> =
  | { id: number; progress: Progress }
  | { id: number; answer: Calls[C]['answer'] }
  | { id: number; problem: string };
