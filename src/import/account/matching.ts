import type { Token } from './token.ts';

/** Pairs of positions in two streams, growing in both. */
export type Pairs = [number, number][];

// Above this many comparisons a stretch without a common landmark is compared as a bag.
const LIMIT = 4_000_000;

interface Span {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}

/**
 * Pairs equal keys of two streams in order. Equal ends are taken off first, then the streams are cut at the keys
 * that stand once in each (as a patience diff does), and what is left is compared as a whole. Time is linear for
 * streams that are nearly equal.
 */
export function pair(left: readonly string[], right: readonly string[]): Pairs {
  const pairs: Pairs = [];
  const open: Span[] = [{ a: 0, aEnd: left.length, b: 0, bEnd: right.length }];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    let { a, aEnd, b, bEnd } = span;
    while (a < aEnd && b < bEnd && left[a] === right[b]) pairs.push([a++, b++]);
    while (a < aEnd && b < bEnd && left[aEnd - 1] === right[bEnd - 1]) pairs.push([--aEnd, --bEnd]);
    if (a === aEnd || b === bEnd) continue;
    const marks = landmarks(left, right, { a, aEnd, b, bEnd });
    if (marks.length === 0) {
      pairs.push(...compare(left, right, { a, aEnd, b, bEnd }));
      continue;
    }
    for (const [markA, markB] of marks) {
      open.push({ a, aEnd: markA, b, bEnd: markB });
      pairs.push([markA, markB]);
      [a, b] = [markA + 1, markB + 1];
    }
    open.push({ a, aEnd, b, bEnd });
  }
  return pairs.sort((one, other) => one[0] - other[0]);
}

/** Keys that stand exactly once on each side, as many of them as keep their order. */
function landmarks(left: readonly string[], right: readonly string[], span: Span): Pairs {
  const places = new Map<string, { a: number; b: number; count: number }>();
  for (let a = span.a; a < span.aEnd; a++) {
    const place = places.get(left[a] ?? '');
    if (place === undefined) places.set(left[a] ?? '', { a, b: -1, count: 0 });
    else place.count = 9;
  }
  for (let b = span.b; b < span.bEnd; b++) {
    const place = places.get(right[b] ?? '');
    if (place !== undefined) Object.assign(place, { b, count: place.count + 1 });
  }
  const once = [...places.values()].filter(({ count }) => count === 1).map(({ a, b }): [number, number] => [a, b]);
  return longestRise(once);
}

/** The longest part of pairs (in order of their first) that rises in the second as well. */
function longestRise(pairs: Pairs): Pairs {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const rise: Pairs = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rise.push(pairs[index] ?? [0, 0]);
  return rise.reverse();
}

/** The longest common subsequence of a stretch, by the table of its lengths. */
function compare(left: readonly string[], right: readonly string[], { a, aEnd, b, bEnd }: Span): Pairs {
  const [rows, columns] = [aEnd - a, bEnd - b];
  if (rows * columns > LIMIT) return inOrder(left, right, { a, aEnd, b, bEnd });
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      lengths[i * width + j] =
        left[a + i] === right[b + j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pairs = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    if (left[a + i] === right[b + j]) pairs.push([a + i++, b + j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Greedy pairs for stretches that are too long and too different: sound, but not the longest. */
function inOrder(left: readonly string[], right: readonly string[], { a, aEnd, b, bEnd }: Span): Pairs {
  const places = new Map<string, number[]>();
  for (let j = bEnd - 1; j >= b; j--) {
    const list = places.get(right[j] ?? '');
    if (list === undefined) places.set(right[j] ?? '', [j]);
    else list.push(j);
  }
  const pairs: Pairs = [];
  let last = b - 1;
  for (let i = a; i < aEnd; i++) {
    const list = places.get(left[i] ?? '') ?? [];
    while ((list.at(-1) ?? Number.POSITIVE_INFINITY) <= last) list.pop();
    const next = list.at(-1);
    // A far jump would leave nothing for those in between.
    if (next === undefined || next - last > 2000) continue;
    pairs.push([i, next]);
    last = next;
  }
  return pairs;
}

/** What is left of two streams after they were compared. */
export interface Rest {
  lost: Token[];
  added: Token[];
}

/**
 * Compares two streams of one kind. Required tokens are paired in order; between two pairs, what is left over on one
 * side may be explained by what is optional on the other.
 */
export function compareStreams(source: readonly Token[], output: readonly Token[]): Rest {
  const [left, right] = [requiredOf(source), requiredOf(output)];
  const pairs = pair(
    left.map((index) => source[index]?.key ?? ''),
    right.map((index) => output[index]?.key ?? ''),
  );
  const rest: Rest = { lost: [], added: [] };
  let [a, b] = [0, 0];
  for (const [i, j] of [...pairs, [left.length, right.length] as const]) {
    const [aNext, bNext] = [left[i] ?? source.length, right[j] ?? output.length];
    if (aNext > a || bNext > b) settleGap(source.slice(a, aNext), output.slice(b, bNext), rest);
    [a, b] = [aNext + 1, bNext + 1];
  }
  return rest;
}

function requiredOf(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, index) => (token.optional ? [] : [index]));
}

function settleGap(source: readonly Token[], output: readonly Token[], rest: Rest): void {
  const isRequired = (token: Token): boolean => !token.optional;
  let lost = source.filter(isRequired);
  let added = output.filter(isRequired);
  if (lost.length > 0 && added.length > 0) {
    const loosely = take(lost, added, (token) => token.loose);
    [lost, added] = [loosely.left, loosely.right];
  }
  if (lost.length > 0)
    lost = take(
      lost,
      output.filter((token) => token.optional),
    ).left;
  if (added.length > 0)
    added = take(
      source.filter((token) => token.optional),
      added,
    ).right;
  rest.lost.push(...lost);
  rest.added.push(...added);
}

/** Takes away what two bags have in common. */
export function take(
  left: readonly Token[],
  right: readonly Token[],
  keyOf: (token: Token) => string | undefined = (token) => token.key,
): { left: Token[]; right: Token[]; taken: [Token, Token][] } {
  const bag = new Map<string, Token[]>();
  for (const token of right) {
    const key = keyOf(token);
    if (key === undefined) continue;
    const list = bag.get(key);
    if (list === undefined) bag.set(key, [token]);
    else list.push(token);
  }
  const used = new Set<Token>();
  const rest: Token[] = [];
  const taken: [Token, Token][] = [];
  for (const token of left) {
    const found = bag.get(keyOf(token) ?? '')?.shift();
    if (found === undefined) rest.push(token);
    else {
      used.add(found);
      taken.push([token, found]);
    }
  }
  return { left: rest, right: right.filter((token) => !used.has(token)), taken };
}
