import {
  type BundledLanguage,
  bundledLanguages,
  bundledLanguagesAlias,
  createCssVariablesTheme,
  createHighlighter,
  type Highlighter,
} from 'shiki';

/** A piece of a line and the role it plays, null for plain text. */
export interface CodeToken {
  text: string;
  role: string | null;
}

// Shiki's own variable theme, but with names of roles instead of colours: a page then carries
// short classes that one style sheet colours for both themes, and no style attribute a strict CSP forbids.
const theme = createCssVariablesTheme({ name: 'roles', variablePrefix: '--role-' });
const ROLE = /^var\(--role-(?:token-)?([a-z-]+)\)$/;

const PLAIN = new Set(['text', 'plain', 'plaintext', 'txt', '']);

let shared: Promise<Highlighter> | undefined;

/** Names of all languages that can be coloured, aliases included. */
export function knownLanguages(): string[] {
  return [...PLAIN]
    .filter((name) => name !== '')
    .concat(Object.keys(bundledLanguages), Object.keys(bundledLanguagesAlias));
}

export function isKnownLanguage(name: string): boolean {
  return PLAIN.has(name) || isColoured(name);
}

function isColoured(name: string): name is BundledLanguage {
  return Object.hasOwn(bundledLanguages, name) || Object.hasOwn(bundledLanguagesAlias, name);
}

/** Splits code into lines of tokens. A language that isn't known is taken as plain text. */
export async function highlight(code: string, language: string): Promise<CodeToken[][]> {
  if (!isColoured(language)) return code.split('\n').map((text) => [{ text, role: null }]);
  shared ??= createHighlighter({ themes: [theme], langs: [] });
  const highlighter = await shared;
  await highlighter.loadLanguage(language);
  const lines = highlighter.codeToTokensBase(code, { lang: language, theme });
  return lines.map((line) => mergeAlike(line.map((token) => ({ text: token.content, role: roleOf(token.color) }))));
}

function roleOf(colour: string | undefined): string | null {
  const role = ROLE.exec(colour ?? '')?.[1];
  return role === undefined || role === 'foreground' ? null : role;
}

/** Neighbours of one role become one token, and blanks join what stands before them: fewer elements, same picture. */
function mergeAlike(tokens: CodeToken[]): CodeToken[] {
  const merged: CodeToken[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last !== undefined && (last.role === token.role || token.text.trim() === '')) last.text += token.text;
    else merged.push({ ...token });
  }
  return merged;
}
