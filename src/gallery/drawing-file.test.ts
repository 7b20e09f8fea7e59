import { describe, expect, it } from 'vitest';
import { drawingFile } from './drawing-file.ts';

describe('a drawing as a file', () => {
  it('has a size, a ground and a name of its own, and nothing that runs', () => {
    const file = drawingFile(
      '<?xml version="1.0"?><svg viewBox="-10 0 680.4 400" onload="x()"><script>x()</script><path class="d-wire" d="M0 0" stroke="currentColor"/></svg>',
      './images/Two paths.svg',
    );
    expect(file).toMatchObject({
      width: 680,
      height: 400,
      name: expect.stringMatching(/^two-paths-[0-9a-f]{8}\.svg$/),
    });
    expect(file?.svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="680.4" height="400" color="#18242b" viewBox="-10 0 680.4 400">' +
        '<rect x="-10" y="0" width="680.4" height="400" fill="#fbfaf6"/><path class="d-wire" d="M0 0" stroke="currentColor"></path></svg>',
    );
  });

  it('is none when the text is no SVG', () => {
    expect(drawingFile('<p>no</p>', 'a.svg')).toBeNull();
  });
});
