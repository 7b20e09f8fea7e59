import { describe, expect, it } from 'vitest';
import { highlight, isKnownLanguage, knownLanguages } from './highlight.ts';

describe('coloured code', () => {
  it('has tokens with roles instead of colours', async () => {
    expect(await highlight('echo "a" # why', 'bash')).toEqual([
      [
        { text: 'echo ', role: 'function' },
        { text: '"a" ', role: 'string-expression' },
        { text: '# why', role: 'comment' },
      ],
    ]);
  });

  it('shows added and removed lines of a patch', async () => {
    const lines = await highlight('-old\n+new\n same', 'diff');
    expect(lines.map((line) => line[0]?.role)).toEqual(['deleted', 'inserted', null]);
  });

  it.each([
    ['bash', 'if [ $A ]; then\n\techo "x <y>"  # c\nfi'],
    ['yaml', 'a: 1 # c\n\n  - "b"  \n'],
    ['ini', '[totem]\nversion = 2\n'],
    ['text', '<b>\n\n x '],
    ['nonsense', '  a\n'],
  ])('in %s loses no character and no line', async (language, code) => {
    const lines = await highlight(code, language);
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
  });

  it.each(['text', 'nonsense', 'constructor'])('in %s is plain', async (language) => {
    expect(await highlight('if then', language)).toEqual([[{ text: 'if then', role: null }]]);
  });
});

describe('languages', () => {
  it.each(['bash', 'sh', 'yaml', 'yml', 'perl', 'text', 'plaintext'])('like %s are known', (name) => {
    expect(isKnownLanguage(name)).toBe(true);
    expect(knownLanguages()).toContain(name);
  });

  it.each(['yamll', 'toString', '__proto__', 'BASH'])('like %s are not', (name) => {
    expect(isKnownLanguage(name)).toBe(false);
  });
});
