import { describe, expect, it } from 'vitest';
import { bodyOf, findingsOf } from '../testing.ts';

describe('kramdown', () => {
  it.each([
    ['a notice', 'Careful.\n{: .notice--warning}', '<Aside kind="warning">\n\nCareful.\n\n</Aside>'],
    ['a notice above its text', '{: .notice--info}\nCareful.', '<Aside kind="note">\n\nCareful.\n\n</Aside>'],
    ['a quoted prompt', '> Tip\n{: .prompt-tip }', '<Aside kind="tip">\n\nTip\n\n</Aside>'],
    [
      'lists of attributes for looks',
      '[a](http://b.example){: .btn target="_blank"} *c*{: .red}',
      '[a](http://b.example) *c*',
    ],
    [
      'a defined list of attributes',
      '{:warn: .notice--danger}\nNo.\n{: warn}',
      '<Aside kind="danger">\n\nNo.\n\n</Aside>',
    ],
    ['a table of contents', '* TOC\n{:toc}\n\nText', 'Text'],
    ['a language below its code', 'x\n\n    a\n    b\n{: .language-ruby}', 'x\n\n```ruby\na\nb\n```'],
    ['a comment', '{::comment}\nsecret *x*\n{:/comment}\n\nText', '{/* secret *x* */}\n\nText'],
    ['options', '{::options parse_block_html="true" /}\n\nText', 'Text'],
    ['an HTML comment', 'a\n\n<!-- more -->\n\nb <!-- x --> c', 'a\n\n{/* more */}\n\nb {/* x */} c'],
    ['a break of two backslashes', 'one\\\\\ntwo', 'one\\\ntwo'],
    ['a break of two blanks', 'one  \ntwo', 'one\\\ntwo'],
    ['terms', 'Term\n: One\n: Two', '<dl>\n<dt>Term</dt>\n<dd>One</dd>\n<dd>Two</dd>\n</dl>'],
    ['maths', 'a $$x_1^2$$ b\n\n$$\n\\frac{a}{b}\n$$', 'a `$$x_1^2$$` b\n\n```latex\n$$\n\\frac{a}{b}\n$$\n```'],
    ['an abbreviation', 'HTML!\n\n*[HTML]: Hyper Text', '<abbr title="Hyper Text">HTML</abbr>!'],
    ['footnotes', 'a[^1]\n\n[^1]: Note', 'a[^1]\n\n[^1]: Note'],
    ['the end of a block', '* a\n^\n\n    code', '- a\n\n```\ncode\n```'],
    ['an address with blanks', '[a](http://x.example/b c)', '[a](http://x.example/b%20c)'],
    ['two lines over dashes', 'one\ntwo\n---\n\nthree', 'one\ntwo\n\n---\n\nthree'],
    ['an unclosed fence', 'a\n\n```bash\necho *b*', 'a\n\n\\`\\`\\`bash\necho *b*'],
    ['GitHub’s alerts', '> [!WARNING]\n> Hot', '<Aside kind="warning">\n\nHot\n\n</Aside>'],
  ])('%s', async (_, source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
  });
});

describe('tables', () => {
  it.each([
    ['without outer bars', 'a | b\n--- | :-:\n1 | 2', '| a | b |\n| - | :-: |\n| 1 | 2 |'],
    [
      'with bars in code',
      '| a | b |\n|---|---|\n| `x | y` | z \\| w |',
      '| a | b |\n| - | - |\n| `x \\| y` | z \\| w |',
    ],
    [
      'with lines of dashes between rows',
      '|---|---|\n| a | b |\n|---|---|\n| 1 | 2 |\n|---\n| 3 | 4 |',
      '| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |',
    ],
    ['with rows longer than the header', '| a |\n|---|\n| 1 | 2 |', '| a | |\n| - | - |\n| 1 | 2 |'],
    ['a sentence with a bar is none', 'ps aux | grep x', 'ps aux | grep x'],
  ])('%s', async (_, source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
  });

  it('without a header are rows of cells', async () => {
    expect(await bodyOf('| a | *b* |\n| 1 | 2 |')).toBe(
      '<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>*b*</td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>',
    );
  });
});

describe('HTML', () => {
  it.each([
    [
      'inline tags',
      '<kbd>Ctrl</kbd> H<sub>2</sub>O <b>x *y*</b> <font color=red>z</font> a<br>b',
      '<kbd>Ctrl</kbd> H<sub>2</sub>O **x _y_** z a<br />b',
    ],
    ['placeholders', 'ssh root@<ip-address> and <YOUR_NAME>', 'ssh root@\\<ip-address> and \\<YOUR_NAME>'],
    [
      'Markdown inside',
      '<div markdown="1" class="notice">\n**a**\n\n```sh\nb\n```\n</div>',
      '<Aside kind="note">\n\n**a**\n\n```sh\nb\n```\n\n</Aside>',
    ],
    ['none inside', '<div>\n**a** {x}\n</div>', '\\*\\*a\\*\\* \\{x}'],
    [
      'details',
      '<details><summary>More</summary>\n\n```\nx {y}\n```\n\n</details>',
      '<details>\n\n<summary>More</summary>\n\n```\nx {y}\n```\n\n</details>',
    ],
    ['preformatted text', '<pre><code class="language-sh">a &lt; b\n\t{c}\n</code></pre>', '```sh\na < b\n\t{c}\n```'],
    [
      'a plain table',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><code>x|y</code></td></tr></table>',
      '| a | b |\n| - | - |\n| 1 | `x\\|y` |',
    ],
    [
      'a table with blocks',
      '<table><tr><td colspan="2" style="x">a<ul><li>b</li></ul></td></tr></table>',
      '<table>\n<tbody>\n<tr>\n<td colspan="2">\n\na\n\n- b\n\n</td>\n</tr>\n</tbody>\n</table>',
    ],
    [
      'a player',
      '<iframe src="//www.youtube.com/embed/abc" title="A film"></iframe>',
      '[A film](https://www.youtube.com/watch?v=abc)',
    ],
    ['a tag without its partner', 'a </span> b <p>', 'a  b'],
  ])('%s', async (_, source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
    expect((await findingsOf(source)).filter((finding) => finding.startsWith('error'))).toEqual([]);
  });

  it('that runs is left out and reported, with its line', async () => {
    expect(await bodyOf('a\n\n<script>\nx < y\n</script>\n\nb')).toBe('a\n\nb');
    expect(await findingsOf('a\n\n<script>\nx < y\n</script>\n\nb')).toEqual([
      expect.stringMatching(/^hand .*:6 `<script>`/),
    ]);
  });
});

describe('text that MDX would read otherwise', () => {
  it.each([
    ['{x} and a < b', '\\{x} and a \\< b'],
    ['export FOO=1', '&#x65;xport FOO=1'],
    ['import x', '&#x69;mport x'],
    ['`{x} <y>`', '`{x} <y>`'],
    ['$HOME costs $5', '$HOME costs $5'],
    ['a @b #c ~d~ 2*3*4 snake_case_x', 'a @b #c \\~d\\~ 2*3*4 snake_case_x'],
  ])('%s', async (source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
  });

  it('comes out of Windows line ends and tabs as it went in', async () => {
    expect(await bodyOf('a\r\n\r\n```\r\n\tx \t\r\n\r\n  y\r\n```\r\n')).toBe('a\n\n```\n\tx \t\n\n  y\n```');
  });
});
