import { describe, expect, it } from 'vitest';
import { renderLine, textHtml } from './html.ts';
import { parseLog } from './parse.ts';

const render = (text: string) => parseLog(`${text}\nmigration status: completed`).lines.map(renderLine)[0];

describe('a line of a log as HTML', () => {
  it('has the parser’s tokens as classes', () => {
    expect(render("May 02 10:57:01 starting VM 104 on remote node 'proxmox02'")).toBe(
      '<span class="l-time">May 02 10:57:01</span> starting VM <span class="l-number">104</span> on remote node ' +
        '<span class="l-string">\'proxmox02\'</span>',
    );
  });

  it('escapes what is HTML in it, within tokens and between', () => {
    expect(render("<b>'<i>&'")).toBe('&lt;b&gt;<span class="l-string">\'&lt;i&gt;&amp;\'</span>');
  });

  it('may be empty', () => {
    expect(render('')).toBe('');
  });
});

describe('text that a page would obey instead of showing it', () => {
  it.each([
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u200f', 'U+200F'],
    ['\u061c', 'U+061C'],
    ['\u0007', 'U+0007'],
    ['\u0085', 'U+0085'],
    ['\u2028', 'U+2028'],
    ['\ufeff', 'U+FEFF'],
  ])('is marked, with the character kept for whoever copies it: %j', (character, code) => {
    expect(textHtml(`a${character}b`)).toBe(`a<span class="l-control" data-code="${code}">${character}</span>b`);
  });

  it('is marked within tokens too', () => {
    expect(render("node 'a\u202eb'")).toBe(
      'node <span class="l-string">\'a<span class="l-control" data-code="U+202E">\u202e</span>b\'</span>',
    );
  });

  it('has a stand-in for the one character that HTML can’t hold', () => {
    expect(textHtml('\0')).toBe('<span class="l-control" data-code="U+0000">\ufffd</span>');
  });

  it('is not a tab, a letter of a script from right to left, or a joined emoji', () => {
    for (const text of ['a\tb', 'שלום', '👩‍🚀']) expect(textHtml(text)).toBe(text);
  });
});
