import { EventEmitter } from 'node:events';
import type { Problem } from '../problems/index.ts';

/**
 * What each reading of the content has found, while it is written. Astro loads the loaders into a module graph of
 * its own, so what they share with the server's plugins hangs on the process.
 */
declare global {
  var contentReadings: EventEmitter<{ read: [problems: readonly Problem[]] }> | undefined;
}

function readings() {
  globalThis.contentReadings ??= new EventEmitter();
  return globalThis.contentReadings;
}

export function tellProblems(problems: readonly Problem[]): void {
  readings().emit('read', problems);
}

/** Calls back after each reading, with all that is wrong by then: an empty list when nothing is. */
export function onProblems(listen: (problems: readonly Problem[]) => void): void {
  readings().on('read', listen);
}
