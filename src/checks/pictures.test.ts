import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const POST = 'posts/drbd/index.mdx';
const PNG = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();

const GALLERY = 'gallery:\n  - image: ./images/status.png\n    alt: Both nodes are up to date';

describe('a picture of a gallery', () => {
  it('that is not there is a problem at its path', async () => {
    expect(await problemsOf({ [POST]: post(GALLERY, '<Gallery />') })).toMatchObject([
      {
        file: POST,
        line: 6,
        column: 12,
        field: 'gallery[0].image',
        found: '`./images/status.png`, which does not exist',
        fix: expect.stringContaining('letter case counts'),
      },
    ]);
  });

  it.each([
    ['a text', 'hello'],
    ['nothing', ''],
    ['a web page', '<!doctype html><title>404</title>'],
  ])('that holds %s is no picture', async (_, bytes) => {
    const files = { [POST]: post(GALLERY, '<Gallery />'), 'posts/drbd/images/status.png': bytes };
    expect(await problemsOf(files)).toMatchObject([
      { line: 6, field: 'gallery[0].image', found: expect.stringContaining('no picture that can be read') },
    ]);
  });

  it('in one of several galleries is named with it', async () => {
    const named = GALLERY.replace('gallery:', 'gallery:\n  storage:')
      .replaceAll('\n  - ', '\n    - ')
      .replace('    alt', '      alt');
    expect(await problemsOf({ [POST]: post(named, '<Gallery name="storage" />') })).toMatchObject([
      { line: 7, column: 14, field: 'gallery.storage[0].image' },
    ]);
  });
});

describe('a picture of a component', () => {
  it.each(['../../../outside.png', '/etc/hostname', 'https://example.org/a.png', '//example.org/a.png'])(
    'cannot be %s: it lies beside the post',
    async (path) => {
      const body = `<Screenshot image="${path}" alt="Both nodes are up to date" />`;
      expect(await problemsOf({ [POST]: post('', body) })).toMatchObject([
        {
          file: POST,
          line: 7,
          field: '<Screenshot image>',
          found: expect.stringContaining('not in the content directory'),
        },
      ]);
    },
  );

  it('may be shared with another post', async () => {
    const body = '<Screenshot image="../zfs/a.png" alt="Both nodes are up to date" />';
    expect(await problemsOf({ [POST]: post('', body), 'posts/zfs/a.png': PNG })).toEqual([]);
  });
});

describe('a diagram', () => {
  const BODY = '<Diagram image="./nodes.svg" alt="Two nodes and a third vote" />';
  const problemsWith = (svg: string) => problemsOf({ [POST]: post('', BODY), 'posts/drbd/nodes.svg': svg });

  it('of shapes and text is fine', async () => {
    expect(await problemsWith('<svg viewBox="0 0 1 1"><rect/><text>a</text></svg>')).toEqual([]);
  });

  it('that is no SVG is a problem', async () => {
    expect(await problemsWith('hello')).toMatchObject([
      { line: 7, field: '<Diagram image>', fix: expect.stringContaining('<Screenshot>') },
    ]);
  });

  it('with a script lists what has to go', async () => {
    expect(await problemsWith('<svg viewBox="0 0 1 1"><script>x</script><style/></svg>')).toMatchObject([
      { line: 7, field: '<Diagram image>', found: expect.stringContaining('`<script>`, `<style>`') },
    ]);
  });
});

describe('a <Gallery>', () => {
  const STORAGE = GALLERY.split('\n')
    .slice(1)
    .map((line) => `  ${line}`)
    .join('\n');
  const TWO = `gallery:\n  storage:\n${STORAGE}\n  network:\n${STORAGE}`;
  const problemsWith = (body: string, gallery = TWO) =>
    problemsOf({ [POST]: post(gallery, body), 'posts/drbd/images/status.png': PNG });

  it('needs pictures in the front matter', async () => {
    expect(await problemsWith('<Gallery />', '')).toMatchObject([
      { line: 7, field: '<Gallery name>', fix: expect.stringContaining('`gallery:`') },
    ]);
  });

  it('has to say which of several it shows', async () => {
    expect(await problemsWith('<Gallery />')).toMatchObject([
      { field: '<Gallery name>', found: 'nothing', expected: 'one of `storage`, `network`' },
    ]);
    expect(await problemsWith('<Gallery name="network" />')).toEqual([]);
  });

  it('that names none of them gets the one that was meant', async () => {
    expect(await problemsWith('<Gallery name="storag" />')).toMatchObject([
      { field: '<Gallery name>', found: '`storag`', fix: expect.stringContaining('did you mean `storage`?') },
    ]);
  });

  it('takes no SVG, which may run scripts when it is opened by itself', async () => {
    const gallery = 'gallery:\n  - image: ./images/a.svg\n    alt: Two nodes and a third vote';
    const files = {
      [POST]: post(gallery, '<Gallery />'),
      'posts/drbd/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    };
    expect(await problemsOf(files)).toMatchObject([
      { field: 'gallery[0].image', fix: expect.stringContaining('<Diagram>') },
    ]);
  });

  it('takes no picture that breaks off in the middle', async () => {
    const gallery = 'gallery:\n  - image: ./images/a.png\n    alt: Two nodes and a third vote';
    const whole = await sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: '#a51',
        noise: { type: 'gaussian', mean: 120, sigma: 30 },
      },
    })
      .png()
      .toBuffer();
    const files = {
      [POST]: post(gallery, '<Gallery />'),
      'posts/drbd/images/a.png': whole.subarray(0, whole.length / 2),
    };
    expect(await problemsOf(files)).toMatchObject([
      { field: 'gallery[0].image', found: expect.stringContaining('no picture') },
    ]);
  });

  it('of a post whose front matter has another mistake is not called missing', async () => {
    const files = {
      [POST]: post('layout: post\ngallery:\n  - image: ./images/a.png\n    alt: Two nodes', '<Gallery />'),
      'posts/drbd/images/a.png': PNG,
    };
    expect((await problemsOf(files)).map(({ field }) => field)).toEqual(['layout']);
  });

  it('takes no picture under the name of another format', async () => {
    const gallery = 'gallery:\n  - image: ./images/a.jpg\n    alt: Two nodes and a third vote';
    const files = { [POST]: post(gallery, '<Gallery />'), 'posts/drbd/images/a.jpg': PNG };
    expect(await problemsOf(files)).toMatchObject([
      { field: 'gallery[0].image', found: expect.stringContaining('PNG inside') },
    ]);
  });

  it('called like something every object has is unknown', async () => {
    expect(await problemsWith('<Gallery name="toString" />')).toMatchObject([{ field: '<Gallery name>' }]);
  });
});
