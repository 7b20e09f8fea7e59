import type { Account } from './index.ts';
import { type FalseDrop, isTarget, isText, keyOf } from './kinds.ts';
import type { Tokens } from './source.ts';
import { linesOf, type Token } from './token.ts';
import { UNREADABLE, wordsOf } from './words.ts';

interface DeclaredDrop {
  from: number;
  to: number;
  text: string;
  lines: Map<string, number>;
  words: Map<string, number>;
  /** The address of a link or image, which is no text. */
  isTarget: boolean;
}

function declaredDrops({ source, drops = [] }: Account): DeclaredDrop[] {
  return drops
    .filter(({ file }) => file === source.file)
    .map(({ line, text, what }) => {
      const lines = text.replace(/\r\n?/g, '\n').split('\n');
      const words = countOf(wordsOf(text, 0).map(({ key }) => key));
      return {
        from: line,
        to: line + lines.length - 1,
        text,
        lines: countOf(lines.map((l) => l.trim())),
        words,
        isTarget: what === 'link' || what === 'image',
      };
    });
}

/** What a drop declares is used up as it covers what is lost: one drop can't excuse a word twice. */
export function afterDrops(lost: readonly Token[], account: Account): Token[] {
  const declared = declaredDrops(account);
  return lost.filter((token) => !declared.some((drop) => covers(drop, token)));
}

function covers(drop: DeclaredDrop, token: Token): boolean {
  if ((token.end ?? token.line) < drop.from || token.line > drop.to) return false;
  if (token.kind === 'code') return spend(drop.lines, token.text.trim()) || drop.text.includes(token.text);
  if (!isText(token)) return drop.text.includes(token.text);
  if (drop.isTarget && !isFrontMatter(token)) return false;
  // A day is one word here, and three in the text of a drop.
  return (
    spend(drop.words, token.key) || (/\W/.test(token.text) && token.text.length > 1 && drop.text.includes(token.text))
  );
}

/**
 * Of two images or links that are alike, the one that was declared as dropped may have been found in the output
 * in place of the other: then the other one is there, and that one gone as declared.
 */
export function afterSwaps(lost: readonly Token[], all: readonly Token[], account: Account): Token[] {
  const keys = new Set(lost.filter(isTarget).map(keyOf));
  const gone = new Set(lost);
  const alike = all.filter((token) => isTarget(token) && keys.has(keyOf(token)) && !gone.has(token));
  const kept = new Set(afterDrops(alike, account));
  const spare = countOf(alike.filter((token) => !kept.has(token)).map(keyOf));
  return lost.filter((token) => !isTarget(token) || !spend(spare, keyOf(token)));
}

/** In front matter an address may be read as words. */
function isFrontMatter({ group }: Token): boolean {
  return group !== undefined;
}

export function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

export function spend(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

export function unquotedDrops({ source, drops = [] }: Account): FalseDrop[] {
  const lines = linesOf(source.text).map(({ text }) => text);
  const bare = (text: string): string => text.replace(UNREADABLE, ' ').replace(/\s+/g, ' ').trim();
  return drops
    .filter(({ file, line, text }) => {
      if (file !== source.file || text.trim() === '') return false;
      const there = lines.slice(line - 1, line - 1 + text.split('\n').length).join('\n');
      return !bare(there).includes(bare(text));
    })
    .map(({ line, text }) => ({ line, text, why: 'not in the source' }));
}

/** A drop of words that are in the output would excuse their loss one day: only what is gone may be declared. */
export function needlessDrops(source: Tokens, lost: readonly Token[], account: Account): FalseDrop[] {
  // Of front matter that can't be read, nobody can say which words were taken.
  const texts = [...source.body, ...source.front.tokens].filter((token) => isText(token) && token.group !== '*');
  const there = byLine(texts.filter(({ optional }) => !optional));
  const [markup, gone] = [byLine(texts.filter(({ optional }) => optional)), byLine(lost.filter(isText))];
  return declaredDrops(account)
    .filter(({ from, to, words, isTarget: isAddress }) => {
      if (isAddress) return false;
      for (const [key, declared] of words) {
        let [text, stood, missed] = [declared, 0, 0];
        for (let line = from; line <= to; line++) {
          text -= markup.get(line)?.get(key) ?? 0;
          stood += there.get(line)?.get(key) ?? 0;
          missed += gone.get(line)?.get(key) ?? 0;
        }
        if (Math.min(text, stood) > missed) return true;
      }
      return false;
    })
    .map(({ from, text }) => ({ line: from, text, why: 'not dropped' }));
}

function byLine(tokens: readonly Token[]): Map<number, Map<string, number>> {
  const lines = Map.groupBy(tokens, ({ line }) => line);
  return new Map([...lines].map(([line, list]) => [line, countOf(list.map(({ key }) => key))]));
}
