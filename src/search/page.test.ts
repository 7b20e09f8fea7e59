import { describe, expect, it } from 'vitest';
import { type SearchEntry, searchPage } from './page.ts';

const POST: SearchEntry = {
  address: '/posts/a/',
  kind: 'post',
  place: 'Part 1 of One, two: three',
  series: 'One, two: three',
  tags: ['drbd', 'a,b'],
};
const LOG: SearchEntry = { ...POST, kind: 'log' };
const body = (main: string, entry = POST) =>
  searchPage(`<html><body><header>Menu</header><main>${main}</main></body></html>`, entry)
    .replace(/^.*?<body data-pagefind-body>(?:<p[^>]*><\/p>)*/, '')
    .replace('</body></html>', '');

const line = (number: number, text: string, level = '') =>
  `<div class="log-line ${level}" id="log-a-L${number}"><a class="log-number" href="#x">${number}</a>` +
  `<code><span class="l-time">10:00:0${number}</span> ${text}</code>`;

describe('a page for the search index', () => {
  it('has the words of the main part, under its headings with their ids', () => {
    expect(body('<h1>Title</h1><p>Some <em>words</em>.</p><h2 id="two">Two</h2><pre>drbdadm  up\n  r0</pre>')).toBe(
      '<h1>Title</h1>\n<p>Some words.</p>\n<h2 id="two">Two</h2>\n<p>drbdadm up r0</p>',
    );
  });

  it('keeps apart what stands in cells, and together what is coloured within a word', () => {
    expect(
      body('<dl><div><dt>Downtime</dt><dd>15 ms</dd></div></dl><pre><span>192.168</span><span>.0.1</span></pre>'),
    ).toBe('<p>Downtime 15 ms</p>\n<p>192.168.0.1</p>');
  });

  it('knows what pictures show, and escapes what it writes', () => {
    expect(body('<p><img alt="Two &lt;b&gt; nodes" src="a.png"> &amp;</p>')).toBe('<p>Two &lt;b&gt; nodes &amp;</p>');
  });

  it('leaves out what leads elsewhere or belongs to the page', () => {
    expect(
      body(
        '<nav class="breadcrumb">Home</nav><h2 id="a">A<a class="anchor" href="#a">#</a></h2><footer class="post-footer">Tags</footer>',
      ),
    ).toBe('<h2 id="a">A</h2>');
  });

  it('has the notes of a log and none of its lines, in a post', () => {
    const note = '<div class="log-note"><p class="log-note-line">Line 2</p><p>It stood still.</p></div>';
    expect(body(`<div>${line(1, 'progress')}</div>${line(2, 'downtime', 'is-error')}${note}</div></div>`)).toBe(
      '<p>It stood still.</p>',
    );
  });

  it('has the warnings and errors of a log’s own page, each once and without its time', () => {
    const lines = [line(1, 'progress'), line(2, 'lost &lt;it&gt;', 'is-error'), line(3, 'lost &lt;it&gt;', 'is-error')];
    expect(body(lines.map((one) => `${one}</div>`).join(''), LOG)).toBe('<p>lost &lt;it&gt;</p>');
  });

  it('does not grow with the lines of a log', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => `${line(i, `error ${i}`, 'is-error')}</div>`).join('');
    expect(body(lines(5000), LOG)).toBe(body(lines(200), LOG));
  });

  it('says what it can be filtered by, whatever signs that holds', () => {
    const page = searchPage('<main><h1>T</h1></main>', POST);
    expect(page).toContain('<p data-pagefind-filter="series[title]" title="One, two: three"></p>');
    expect(page).toContain('<p data-pagefind-filter="tag[title]" title="a,b"></p>');
    expect(page).toContain('<p data-pagefind-meta="place[title]" title="Part 1 of One, two: three"></p>');
  });
});
