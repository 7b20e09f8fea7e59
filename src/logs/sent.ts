import type { LogRecord } from './types.ts';

/** Whether the bytes sent are those of the last report of progress: what went over after it is in no figure. */
export function isLastSeen({ facts, progress }: LogRecord): boolean {
  const last = progress.findLast(({ of }) => of === 'memory');
  return last?.transferredBytes === facts.transferredBytes && last?.remainingBytes !== 0;
}

export const SENT = { final: 'Sent', lastSeen: 'Sent, last seen' } as const;

/** The one name of the bytes that a record has sent, wherever they are shown. */
export function sentLabel(record: LogRecord): string {
  return isLastSeen(record) ? SENT.lastSeen : SENT.final;
}
