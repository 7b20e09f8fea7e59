import type { ParsedLog } from './types.ts';

/** How many lines of each event a log has, by the event's name, in the order of their first lines. */
export function eventCounts({ lines }: Pick<ParsedLog, 'lines'>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { event } of lines) if (event !== null) counts.set(event, (counts.get(event) ?? 0) + 1);
  return Object.fromEntries(counts);
}
