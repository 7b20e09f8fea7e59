import { describe, expect, it } from 'vitest';
import { readDiagram } from './diagram.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${attributes}>${content}</svg>`;

const read = (content: string, attributes = '') => readDiagram(svg(content, attributes), 'nodes');

describe('a drawing', () => {
  it('of shapes, text and markers comes through whole', () => {
    const diagram = read(
      '<desc>Two nodes</desc><defs><marker id="arrow" refX="1"><path d="M0 0"/></marker></defs>' +
        '<g class="box" transform="translate(1 2)"><rect x="1" y="2" rx="1"/><text text-anchor="middle">a &lt; b</text></g>' +
        '<path d="M0 0" stroke-dasharray="4 2"/>',
    );
    expect(diagram?.refused).toEqual([]);
    for (const piece of [
      '<desc>',
      '<marker',
      'refX="1"',
      'class="box"',
      'transform=',
      '>a &#x3C; b</text>',
      'stroke-dasharray="4 2"',
    ]) {
      expect(diagram?.html).toContain(piece);
    }
  });

  it('leaves the indents of its file behind, and the spaces of its lettering where they are', () => {
    const html = read('\n  <g>\n    <text><tspan>a</tspan> <tspan>b</tspan></text>\n  </g>\n')?.html;
    expect(html).toContain('<g><text><tspan>a</tspan> <tspan>b</tspan></text></g></svg>');
  });

  it('gets ids of its own, and what refers to them follows', () => {
    const diagram = read('<marker id="arrow"/><path marker-end="url(#arrow)"/>');
    expect(diagram?.refused).toEqual([]);
    expect(diagram?.html).toContain('id="nodes-arrow"');
    expect(diagram?.html).toContain('marker-end="url(#nodes-arrow)"');
    expect(readDiagram(svg('<g id="a"/>'), 'other')?.html).toContain('id="other-a"');
  });

  it('takes its size from the page, its name from `alt`', () => {
    const html = read('<title>Nodes</title><rect width="4"/>', ' width="100" height="50"')?.html;
    expect(html).toContain('viewBox="0 0 10 10"');
    expect(html).toContain('<rect width="4">');
    expect(html).not.toMatch(/<title|width="100"|height="50"/);
  });

  it('may start with a prologue, a doctype, a comment or a byte order mark', () => {
    const plain = read('<rect/>')?.html;
    for (const start of ['\uFEFF', '<?xml version="1.0"?>\n', '<!DOCTYPE svg PUBLIC "a" "b">', '<!-- x -->\n']) {
      expect(readDiagram(start + svg('<!-- y --><rect/>'), 'nodes')).toEqual({ html: plain, refused: [] });
    }
  });
});

describe('a drawing cannot', () => {
  it.each([
    ['run a script', '<script>alert(1)</script>', '<script>'],
    ['restyle the page', '<style>* { display: none }</style>', '<style>'],
    ['hold HTML', '<foreignObject><p>x</p></foreignObject>', '<foreignObject>'],
    ['load a picture', '<image href="https://example.org/a.png"/>', '<image>'],
    ['use a part of another file', '<use href="a.svg#b"/>', '<use>'],
    ['link', '<a href="javascript:alert(1)"><text>x</text></a>', '<a>'],
    ['move', '<animate attributeName="x"/>', '<animate>'],
  ])('%s', (_, content, refused) => {
    const diagram = read(`<g>${content}<rect/></g>`);
    expect(diagram?.refused).toEqual([refused]);
    expect(diagram?.html).toContain('<g><rect></rect></g>');
  });

  it.each(['onload', 'onclick', 'style', 'href', 'xlink:href', 'filter', 'mask'])('have the attribute %s', (name) => {
    const diagram = read(`<rect ${name}="x" width="4"/>`);
    expect(diagram?.refused).toHaveLength(1);
    expect(diagram?.html).toContain('<rect width="4">');
  });

  it('have a handler on its root', () => {
    const diagram = read('', ' onload="alert(1)"');
    expect(diagram?.refused).toEqual([expect.stringMatching(/^onload/i)]);
    expect(diagram?.html).not.toMatch(/onload/i);
  });

  it.each([
    'url(https://example.org/a)',
    'URL(//example.org/a)',
    'url(a.svg#b)',
    "url('https://example.org/#a')",
    'red;background:url(//example.org)',
    'u\\72l(https://example.org/a)',
  ])('load something by fill="%s"', (fill) => {
    const diagram = read(`<rect fill="${fill}"/>`);
    expect(diagram?.refused).toHaveLength(1);
    expect(diagram?.html).toContain('<rect></rect>');
  });

  it('lose a part of itself without a word', () => {
    const diagram = read('<g><b>bold</b><rect/></g><circle r="1"/>');
    expect(diagram?.html.includes('<circle') || diagram?.refused.length !== 0).toBe(true);
  });
});

describe('what is no drawing', () => {
  it.each(['', 'hello', '<p>x</p>', '<svg><rect/></svg>', '\u0000\u0001'])('is null: %j', (text) => {
    expect(readDiagram(text, 'nodes')).toBeNull();
  });
});
