import { describe, expect, it } from 'vitest';
import { renderLine } from './html.ts';
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
