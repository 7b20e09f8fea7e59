import type { LogFacts, LogLine } from '../../types.ts';

/** The lines with which dd sums up a copy, after its blocks, in any log of Proxmox VE: they look like reports of progress. */
export function copySums(lines: readonly LogLine[]): LogLine[] {
  const known = lines.filter(({ event }) => event !== null);
  return known.filter((line, i) => line.fields?.meanBytesPerSecond && known[i - 1]?.event === 'copy-blocks');
}

/** The count of progress samples without those sums. */
export function withoutSums(
  lines: readonly LogLine[],
  { progressSamples }: Readonly<LogFacts>,
): Pick<LogFacts, 'progressSamples'> {
  return { progressSamples: progressSamples - copySums(lines).length };
}
