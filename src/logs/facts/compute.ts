/** What can be worked out from one fact of several logs. Figures come in the order in which the author names the logs. */
export const COMPUTATIONS = [
  'largest',
  'smallest',
  'sum',
  'mean',
  'median',
  'range',
  'count',
  'ratio',
  'difference',
] as const;

export type Computation = (typeof COMPUTATIONS)[number];

/** Those that need two figures, no more and no less. */
export function isOfTwo(of: Computation): boolean {
  return of === 'ratio' || of === 'difference';
}

/** Number of each computation that gives one. `figures` holds at least one, and two for those of two. Null for a division by zero. */
export function compute(of: Exclude<Computation, 'range'>, figures: readonly number[]): number | null {
  const [first = 0, second = 0] = figures;
  const sum = figures.reduce((total, figure) => total + figure, 0);
  switch (of) {
    case 'largest':
      return figures.reduce((a, b) => Math.max(a, b));
    case 'smallest':
      return figures.reduce((a, b) => Math.min(a, b));
    case 'sum':
      return sum;
    case 'mean':
      return sum / figures.length;
    case 'median':
      return median(figures);
    case 'count':
      return figures.length;
    case 'ratio':
      return second === 0 ? null : first / second;
    case 'difference':
      return first - second;
  }
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((total, figure) => total + figure, 0) / middle.length;
}
