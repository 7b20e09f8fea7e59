import type { Findings } from '../report/findings.ts';
import type { Piece } from './pieces.ts';
import type { MappedText } from './text.ts';

/** Liquid in code was evaluated on the old site, unless it stood between `raw` tags: it says so where that made a difference. */
export function reportCode(
  source: MappedText,
  pieces: readonly Piece[],
  { findings, file }: { findings: Findings; file: string },
): void {
  for (const piece of pieces) {
    if (piece.kind !== 'text') continue;
    for (const match of piece.source.matchAll(
      /\{\{-?\s*(?:site|page)\.[\s\S]*?\}\}|\{%-?\s*(?:include|post_url|link)\s[\s\S]*?%\}/g,
    )) {
      const line = lineFinder(source)(piece.start + match.index);
      const what = `\`${match[0]}\` in code: the old site evaluated it, here it stands as written`;
      findings.hand(file, line, what, 'write the value in the output if that is what readers saw');
    }
  }
}

/** Finds the source line of an offset. */
export function lineFinder(source: MappedText): (offset: number) => number {
  const starts = [0];
  for (let i = source.text.indexOf('\n'); i !== -1; i = source.text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return source.sourceLine(low + 1);
  };
}
