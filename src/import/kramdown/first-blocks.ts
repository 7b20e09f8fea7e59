import { visit } from 'unist-util-visit';
import { codeRanges, parseMarkdown, rangeAt } from '../liquid/code-ranges.ts';
import type { Marks } from '../liquid/marks.ts';
import { type Line, MappedText } from '../liquid/text.ts';

// What has to be settled before anything else is read, because it decides what is code.

const TAG_THEN_FENCE = /^([ \t>]*)(\{%-?\s*(?:raw\s*|capture\s[^%]*)-?%\})[ \t]*((`{3,}|~{3,})[^`]*)$/;
const FENCE_THEN_TAG = /^([ \t>]*(`{3,}|~{3,}))[ \t]*(\{%-?\s*end(?:raw|capture)\s*-?%\}.*)$/;
const FENCE = /^(?:[ >\t]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}|~{3,})(.*)$/;

/** A fence that shares its line with a tag of Liquid gets a line of its own: Jekyll takes the tag away before it reads on. */
export function partFences(source: MappedText): MappedText {
  if (!/%\}[ \t]*(?:`{3}|~{3})|(?:`{3}|~{3})[ \t]*\{%/.test(source.text)) return source;
  let fence: string | null = null;
  return new MappedText(
    source.split().flatMap(({ text, line }): Line[] => {
      const [, indent = '', tag, opening = '', marks = ''] = fence === null ? (TAG_THEN_FENCE.exec(text) ?? []) : [];
      if (tag !== undefined) {
        fence = marks;
        return [indent + tag, indent + opening].map((part) => ({ text: part, line }));
      }
      const [, closing = '', ended, after = ''] = fence === null ? [] : (FENCE_THEN_TAG.exec(text) ?? []);
      if (ended !== undefined && ended === fence) {
        fence = null;
        return [closing, after].map((part) => ({ text: part, line }));
      }
      const [, mark = '', rest = ''] = FENCE.exec(text) ?? [];
      if (fence === null) fence = mark !== '' && !(mark.startsWith('`') && rest.includes('`')) ? mark : null;
      else if (mark.startsWith(fence) && rest.trim() === '') fence = null;
      return [{ text, line }];
    }),
  );
}

/** A fence that is never closed is no fence to kramdown: its line is text, and so is what follows. */
export function openFences(source: MappedText, marks: Marks, report: (line: number) => void): MappedText {
  if (!/^[ \t>]*(?:`{3}|~{3})/m.test(source.text)) return source;
  let current = source;
  for (;;) {
    const lines = current.text.split('\n');
    let open: number | null = null;
    visit(parseMarkdown(current.text), 'code', ({ position }) => {
      if (position !== undefined && open === null && isOpen(lines, position.start.line, position.end.line))
        open = position.start.line;
    });
    if (open === null) return current;
    const at: number = open;
    const indented = indentFence(current, lines, at);
    if (indented !== null) {
      current = indented;
      continue;
    }
    const line = current.sourceLine(at);
    report(line);
    const text = (lines[at - 1] ?? '').replace(/`{3,}|~{3,}/, (fence) =>
      marks.put({ kind: 'text', source: fence, line }),
    );
    current = new MappedText(current.split().map((one, i) => (i === at - 1 ? { ...one, text } : one)));
  }
}

/** The code of a fence in a list may stand further to the left than the fence: to kramdown it belongs to it all the same. */
function indentFence(source: MappedText, lines: readonly string[], at: number): MappedText | null {
  const [, indent = '', fence] = /^([ \t]+)(`{3,}|~{3,})/.exec(lines[at - 1] ?? '') ?? [];
  const end = fence === undefined ? -1 : lines.findIndex((text, i) => i >= at && text.trim() === fence);
  if (end === -1) return null;
  const isLeft = (text: string) => text.trim() !== '' && !text.startsWith(indent);
  if (!lines.slice(at, end + 1).some(isLeft)) return null;
  return new MappedText(
    source
      .split()
      .map((one, i) =>
        i >= at && i <= end && isLeft(one.text) ? { ...one, text: indent + one.text.trimStart() } : one,
      ),
  );
}

/** Labels of notes that have blanks in them, which neither kramdown nor Markdown takes: their authors meant notes. */
export function joinLabels(source: MappedText): MappedText {
  const labels = new Set(
    [...source.text.matchAll(/^[ \t]*\[\^([^\]\n]*\s[^\]\n]*)\]:/gm)].map(([, label = '']) => label),
  );
  if (labels.size === 0) return source;
  const code = codeRanges(source.text);
  let offset = 0;
  return new MappedText(
    source.split().map(({ text, line }) => {
      const start = offset;
      offset += text.length + 1;
      const joined = text.replace(/\[\^([^\]\n]+)\]/g, (mark, label: string, at: number) =>
        labels.has(label) && rangeAt(code, start + at) === null ? mark.replace(/\s+/g, '-') : mark,
      );
      return { text: joined, line };
    }),
  );
}

function isOpen(lines: readonly string[], start: number, end: number): boolean {
  const fence = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})/.exec(lines[start - 1] ?? '')?.[1];
  if (fence === undefined) return false;
  const last = (lines[end - 1] ?? '').replace(/^[\s>]*/, '').trimEnd();
  return end === start || !last.startsWith(fence) || !/^(?:`+|~+)$/.test(last);
}

/** kramdown's end of a block, a `^` by itself: what follows belongs to nothing before it, as after a paragraph. */
export function endBlocks(source: MappedText, marks: Marks): MappedText {
  if (!/^\^[ \t]*$/m.test(source.text)) return source;
  const code = codeRanges(source.text);
  let offset = 0;
  return new MappedText(
    source.split().flatMap((line): Line[] => {
      const isEnd = /^\^[ \t]*$/.test(line.text) && !rangeAt(code, offset)?.block;
      offset += line.text.length + 1;
      if (!isEnd) return [line];
      const mark = marks.put({ kind: 'nodes', nodes: [], source: '^', line: line.line });
      return ['', mark, ''].map((text) => ({ text, line: line.line }));
    }),
  );
}
