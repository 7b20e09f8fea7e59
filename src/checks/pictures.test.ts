import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';
import { moving } from '../gallery/testing.ts';

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

  it.each([
    ['./images/Status.PNG', './images/status.png'],
    ['./Images/status.png', './images/status.png'],
    ['./images/statsu.png', './images/status.png'],
    ['./images/status.jpg', './images/status.png'],
    ['status.png', null],
  ])('that is called %s gets the name of its file', async (path, meant) => {
    const files = {
      [POST]: post(GALLERY.replace('./images/status.png', path), '<Gallery />'),
      'posts/drbd/images/status.png': PNG,
    };
    expect(await problemsOf(files)).toMatchObject([
      {
        field: 'gallery[0].image',
        found: `\`${path}\`, which does not exist`,
        fix: expect.stringContaining(meant === null ? 'save the picture as' : `did you mean \`${meant}\`?`),
      },
    ]);
  });

  it('that is a folder is no file', async () => {
    const files = { [POST]: post(GALLERY.replace('/status.png', ''), '<Gallery />'), 'posts/drbd/images/a.png': PNG };
    expect(await problemsOf(files)).toMatchObject([{ found: '`./images`, which is no file' }]);
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

const shot = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

describe('a <Callout>', () => {
  const problemsWith = async (callout: string) => {
    const body = `<Screenshot image="./a.png" alt="Both nodes up">\n  ${callout}\n</Screenshot>`;
    return problemsOf({ [POST]: post('', body), 'posts/drbd/a.png': await shot(200, 100) });
  };

  it.each(['{[0, 100]}', '{[35.5, 20]}', '{{ x: 200, y: 100 }}'])('sits on its picture at %s', async (at) => {
    expect(await problemsWith(`<Callout at=${at}>Text.</Callout>`)).toEqual([]);
  });

  it('cannot sit outside it', async () => {
    expect(await problemsWith('<Callout at={{ x: 201, y: 5 }}>Text.</Callout>')).toMatchObject([
      { file: POST, line: 8, column: 3, field: '<Callout at>', expected: expect.stringContaining('200 × 100') },
    ]);
    expect(await problemsWith('<Callout at={[101, 5]}>Text.</Callout>')).toMatchObject([
      { line: 8, field: '<Callout at>', found: '`[101,5]`', expected: expect.stringContaining('per cent') },
    ]);
  });

  it('stands in a <Screenshot>, and nothing else does', async () => {
    expect(await problemsOf({ [POST]: post('', '<Callout at={[1, 1]}>Text.</Callout>') })).toMatchObject([
      { field: '<Callout>', fix: expect.stringContaining('<Screenshot') },
    ]);
    expect(await problemsWith('Text.')).toMatchObject([
      { field: '<Screenshot>', expected: 'only `<Callout at={[35, 20]}>` between its tags' },
    ]);
  });
});

describe('a <BeforeAfter>', () => {
  const BODY = '<BeforeAfter before="./a.png" beforeAlt="Both nodes up" after="./b.png" afterAlt="One node up" />';

  it('takes two pictures of one shape, whatever their size', async () => {
    const files = { 'posts/drbd/a.png': await shot(200, 100), 'posts/drbd/b.png': await shot(400, 201) };
    expect(await problemsOf({ [POST]: post('', BODY), ...files })).toEqual([]);
  });

  it('says so when their shapes differ', async () => {
    const files = { 'posts/drbd/a.png': await shot(200, 100), 'posts/drbd/b.png': await shot(200, 150) };
    expect(await problemsOf({ [POST]: post('', BODY), ...files })).toMatchObject([
      { line: 7, field: '<BeforeAfter after>', found: '`./b.png` with 200 × 150 pixels' },
    ]);
  });

  it('needs both', async () => {
    expect(await problemsOf({ [POST]: post('', BODY), 'posts/drbd/a.png': await shot(20, 10) })).toMatchObject([
      { field: '<BeforeAfter after>', found: '`./b.png`, which does not exist' },
    ]);
  });
});

describe('a picture', () => {
  const BODY = '<Screenshot image="./a.png" alt="Both nodes up" />';

  it('with more pixels a side than its formats can hold is to be cut', async () => {
    const files = { [POST]: post('', BODY), 'posts/drbd/a.png': await shot(2, 16_384) };
    expect(await problemsOf(files)).toMatchObject([
      { field: '<Screenshot image>', found: '`./a.png`, which has 2 × 16384 pixels' },
    ]);
  });

  it('with more pixels than memory can hold is told by its header', async () => {
    const header = await shot(300, 200);
    header.writeUInt32BE(12_000, 16);
    header.writeUInt32BE(12_000, 20);
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
    const files = { [POST]: post('', BODY), 'posts/drbd/a.png': header };
    expect(await problemsOf(files)).toMatchObject([
      { found: '`./a.png`, which has 12000 × 12000 pixels', expected: 'a picture of at most 100 million pixels' },
    ]);
  });

  it('that moves counts with all its frames', async () => {
    const gif = await moving(40, 30);
    // The size in the descriptor of each frame; nothing else in the file looks like it.
    for (let i = gif.indexOf(0x2c); i >= 0; i = gif.indexOf(0x2c, i + 1)) {
      if (i + 9 > gif.length || gif.readUInt16LE(i + 5) !== 40) continue;
      gif.writeUInt16LE(9000, i + 5);
      gif.writeUInt16LE(9000, i + 7);
    }
    const files = { [POST]: post('', BODY.replace('.png', '.gif')), 'posts/drbd/a.gif': gif };
    expect(await problemsOf(files)).toMatchObject([
      { found: '`./a.gif`, which has 3 frames of 9000 × 9000 pixels', fix: expect.stringContaining('fewer frames') },
    ]);
  });

  it('that is too small to be seen or clicked is a problem', async () => {
    const files = { [POST]: post('', BODY), 'posts/drbd/a.png': await shot(1, 1) };
    expect(await problemsOf(files)).toMatchObject([{ found: '`./a.png`, which has 1 × 1 pixels' }]);
  });

  it('of a format that no ending allows is not to be renamed', async () => {
    const tiff = await sharp(await shot(20, 20))
      .tiff()
      .toBuffer();
    const files = { [POST]: post('', BODY.replace('.png', '.tif')), 'posts/drbd/a.tif': tiff };
    expect(await problemsOf(files)).toMatchObject([
      { found: '`./a.tif`, which is TIFF inside', fix: 'save it again as PNG' },
    ]);
  });

  it('of a telephone that can’t be read is named in one line, without the folders of this machine', async () => {
    const heic = Buffer.from('000000186674797068656963000000006d696631686569630000', 'hex');
    const files = { [POST]: post('', BODY.replace('.png', '.heic')), 'posts/drbd/a.heic': heic };
    const [problem, ...others] = await problemsOf(files);
    expect(others).toEqual([]);
    expect(problem?.found).toMatch(/^`\.\/a\.heic`, which is no picture that can be read \([^/\n]+\)$/);
  });

  it.each(['whole', '16/9', '9:1', '0:1'])('cannot be cut to the shape %s', async (shape) => {
    const files = { [POST]: post(GALLERY, `<Gallery shape="${shape}" />`), 'posts/drbd/images/status.png': PNG };
    expect(await problemsOf(files)).toMatchObject([
      { field: '<Gallery shape>', expected: expect.stringContaining('16:9') },
    ]);
  });
});
