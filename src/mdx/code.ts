import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import {
  type CodeBlock,
  isKnownLanguage,
  isSession,
  knownLanguages,
  parseFenceMeta,
  renderCodeBlock,
} from '../code/index.ts';
import { quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';
import type { Compilation } from './compile.ts';
import { placeOf } from './elements.ts';
import { LOG_LANGUAGE } from './fenced-logs.ts';

/** Replaces each fenced or indented block by its finished HTML. */
export async function convertCode({ root, body, file, problems }: Compilation): Promise<void> {
  const pending: Promise<void>[] = [];
  visit(root, 'element', (pre, index, parent) => {
    const code = pre.tagName === 'pre' ? onlyCode(pre) : null;
    if (code === null || index === undefined || parent === undefined) return;
    const block = readBlock(code);
    const place = { file, ...placeOf(pre) };
    body.codeLines += block.code.split('\n').length;
    if (block.language !== null && !isKnownLanguage(block.language) && !isSession(block)) {
      const near = nearest(block.language, [...knownLanguages(), 'console', LOG_LANGUAGE]);
      problems.push({
        ...place,
        field: 'language of a code block',
        found: quote(block.language),
        expected: 'a language that Shiki knows, `console` for a terminal session, or `text`',
        fix:
          near === null
            ? 'write `text` after the three backticks'
            : `did you mean \`${near}\`? Otherwise write \`text\``,
      });
    }
    const { unknown } = parseFenceMeta(block.meta);
    if (unknown.length > 0) {
      problems.push({
        ...place,
        field: 'words after the language of a code block',
        found: quote(unknown.join(' ')),
        expected: '`title="…"`, `{1,3-5}`, `ins={2}`, `del={4}`, `showLineNumbers`, `startLineNumber=10` or `wrap`',
        fix: 'correct or remove it',
      });
    }
    const slot: ElementContent = { type: 'raw', value: '' };
    parent.children[index] = slot;
    pending.push(
      renderCodeBlock(block).then((html) => {
        slot.value = html;
      }),
    );
    return SKIP;
  });
  await Promise.all(pending);
}

function onlyCode(pre: Element): Element | null {
  const child = pre.children[0];
  return child?.type === 'element' && child.tagName === 'code' ? child : null;
}

function readBlock(code: Element): CodeBlock {
  const data: object & { lang?: unknown; meta?: unknown } = code.data ?? {};
  return {
    code: textOf(code).replace(/\n$/, ''),
    language: typeof data.lang === 'string' && data.lang !== '' ? data.lang.toLowerCase() : null,
    meta: typeof data.meta === 'string' ? data.meta : '',
  };
}
