import { describe, expect, it } from 'vitest';
import { type CodeBlock, isSession, renderCodeBlock } from './block.ts';

const render = (code: string, rest: Partial<CodeBlock> = {}) =>
  renderCodeBlock({ code, language: null, meta: '', ...rest });

/** The block’s own box, without its title. */
const preOf = (html: string) => /<pre.*<\/pre>/s.exec(html)?.[0] ?? '';
const lastLineOf = (html: string) =>
  preOf(html)
    .split('\n')
    .at(-1)
    ?.replace(/^.*<code>/, '');
const textOf = (html: string) => preOf(html).replace(/<[^>]*>/g, '');

describe('a code block', () => {
  it('is a box that scrolls, with a name and within reach of the keyboard', async () => {
    const html = await render('a\nb');
    expect(html).toMatch(/^<code-block class="code code-file">.*<\/code-block>$/s);
    expect(preOf(html)).toMatch(/^<pre tabindex="0" [^>]*aria-label="Code"><code>a\nb<\/code><\/pre>$/);
  });

  it('escapes what is HTML in it', async () => {
    const html = await render('<script>alert("&")</script>', { language: 'text' });
    expect(html).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
    expect(html).not.toContain('<script');
  });

  it('escapes its title and its language', async () => {
    const html = await render('x', { language: 'a"b', meta: `title='<i> "a"'` });
    expect(html).toContain('<div class="code-title">&lt;i&gt; &quot;a&quot;</div>');
    expect(html).toContain('data-language="a&quot;b"');
    expect(html).toContain('aria-label="&lt;i&gt; &quot;a&quot;"');
  });

  it('marks lines', async () => {
    const html = await render('a\nb\nc\nd', { meta: '{1} ins={2} del={3}' });
    expect(html).toContain(
      '<code><span class="line mark">a</span>\n<span class="line ins">b</span>\n<span class="line del">c</span>\nd</code>',
    );
  });

  it('numbers lines in attributes, where no selection finds them', async () => {
    const html = await render('a\nb', { meta: 'startLineNumber=9' });
    expect(html).toContain('<pre class="numbered"');
    expect(html).toContain('<span class="line" data-n="9">a</span>\n<span class="line" data-n="10">b</span>');
    expect(textOf(html)).toBe('a\nb');
  });

  it('may wrap from the start', async () => {
    expect(await render('a', { meta: 'wrap' })).toContain('<pre class="wrap"');
  });

  it.each([
    ['bash', 'if [ "$A" ]; then echo <b>; fi # c'],
    ['diff', '+a\n-b'],
    ['console', 'root@a:~# ls\nout'],
    ['json', '{"a": [1, null]}'],
  ])('in %s has no style attribute, which a strict policy forbids', async (language, code) => {
    expect(await render(code, { language, meta: '{1} showLineNumbers' })).not.toContain('style=');
  });

  it('may be empty', async () => {
    expect(await render('')).toContain('<code></code>');
  });
});

describe('a terminal session', () => {
  it('has commands and output, and prompts of their own', async () => {
    const html = await render('root@proxmox01:~# ls\n<out>', { language: 'console' });
    expect(html).toContain('class="code code-terminal" data-language="console"');
    expect(html).toContain('aria-label="Terminal session"');
    expect(html).toContain(
      '<span class="prompt-user">root@</span><span class="prompt-host">proxmox01</span>:~# </span>',
    );
    expect(html).toContain('<span class="line output">&lt;out&gt;</span>');
  });

  it('reads the same as its text', async () => {
    const text = 'root@a:~# echo 1 \\\n  2\n1 2\n$ ls\nroot@a:~#';
    const html = await render(text, { language: 'console' });
    expect(textOf(html)).toBe(text);
  });

  it('colours each command by itself: an open quote in one leaves the next alone', async () => {
    const html = await render("root@a:~# echo don't\nout\nroot@a:~# ls -l", { language: 'console' });
    const alone = await render('root@a:~# ls -l', { language: 'console' });
    expect(lastLineOf(html)).toBe(lastLineOf(alone));
  });

  it('keeps each option in one piece where a line wraps', async () => {
    const html = await render('$ pvecm add a --link0 10.0.0.1 -v\n-rw-r--r-- 1 root', { language: 'console' });
    const options = [...html.matchAll(/<span class="option">([^<]*)<\/span>/g)].map(([, option]) => option);
    expect(options).toEqual(['--link0', '-v']);
  });

  it.each([
    [null, 'root@a:~# ls', true],
    [null, '# ls', false],
    ['console', '# ls', true],
    ['shellsession', 'x', true],
    ['bash', 'root@a:~# ls', false],
  ])('in the language %s: %j is one: %s', (language, code, expected) => {
    expect(isSession({ language, code })).toBe(expected);
  });
});
