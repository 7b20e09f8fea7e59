import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { convertPicture, sweepPictures } from './convert.ts';
import { filesOf, type PictureFile } from './picture.ts';
import { CAMERA, moving, photo, printedPhoto, screen, similarity } from './testing.ts';

// Encoding takes its time where other work runs beside it.
vi.setConfig({ testTimeout: 60_000 });

async function workspace(): Promise<{ folder: string; cache: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, cache: join(folder, 'cache') };
}

async function convert(image: Sharp | Buffer, name = 'a.png', shapes: (string | undefined)[] = [undefined]) {
  const { folder, cache } = await workspace();
  const file = join(folder, name);
  const source = Buffer.isBuffer(image) ? image : await image.png().toBuffer();
  await writeFile(file, source);
  const picture = await convertPicture(file, shapes, cache);
  const read = ({ path }: PictureFile) => readFile(join(cache, path));
  return { picture, read, cache, file, source };
}

/** A piece of a PNG file: its length, its kind, what it holds, and the checksum of the last two. */
function pngChunk(kind: string, text: string): Buffer {
  const held = Buffer.from(kind + text, 'latin1');
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(held.length - 4);
  sum.writeUInt32BE(crc32(held));
  return Buffer.concat([length, held, sum]);
}

const widths = (files: readonly PictureFile[]) => files.map(({ width }) => width);

describe('a picture', () => {
  it('is there at several widths, narrow to wide, in AVIF, WebP and a format that everything reads', async () => {
    const { picture, read } = await convert(photo(1600, 200));
    expect(widths(picture.best)).toEqual([360, 720, 1080, 1472, 1600]);
    expect(widths(picture.webp)).toEqual(widths(picture.best));
    expect(picture.best.every(({ name }) => /\.(?:avif|webp)$/.test(name))).toBe(true);
    expect(picture.best.some(({ name }) => name.endsWith('.avif'))).toBe(true);
    expect(picture.fallback.name).toMatch(/-720\.jpg$/);
    for (const file of filesOf(picture)) {
      const { width, height } = await sharp(await read(file)).metadata();
      expect({ width, height, bytes: (await read(file)).length }).toEqual({
        width: file.width,
        height: file.height,
        bytes: file.bytes,
      });
    }
  });

  it('comes at each width in the smaller of its formats', async () => {
    for (const image of [screen(800, 500), photo(800, 200)]) {
      const { picture } = await convert(image);
      for (const [i, { bytes }] of picture.best.entries()) {
        expect(bytes).toBeLessThanOrEqual(picture.webp[i]?.bytes ?? 0);
      }
    }
  });

  it('is never scaled up', async () => {
    const { picture } = await convert(screen(200, 100));
    expect(filesOf(picture).map(({ width }) => width)).toEqual(filesOf(picture).map(() => 200));
  });

  it('of text keeps its edges: nothing is lost at full size, and little in smaller copies', async () => {
    const { picture, read, source } = await convert(screen(1200, 700));
    const full = picture.best.at(-1);
    if (full === undefined) throw new Error('no file');
    expect(await similarity(await read(full), source)).toBeGreaterThan(0.999);
    for (const file of picture.best.slice(0, -1)) {
      const reference = await sharp(source).resize(file.width).png().toBuffer();
      expect(await similarity(await read(file), reference), file.name).toBeGreaterThan(0.98);
    }
  });

  it('offers no narrow copy that costs as much as the whole', async () => {
    const { picture } = await convert(screen(1500, 900));
    const full = picture.best.at(-1)?.bytes ?? 0;
    expect(picture.best.length).toBeGreaterThan(1);
    expect(picture.best.slice(0, -1).filter(({ bytes }) => bytes >= full)).toEqual([]);
  });

  it('knows the colour that most of it has', async () => {
    expect((await convert(screen(400, 300))).picture.colour).toMatch(/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/);
  });

  it('is cut to a shape from its upper left corner', async () => {
    const halves = sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } }).composite([
      { input: { create: { width: 200, height: 200, channels: 3, background: '#00f' } }, left: 200, top: 0 },
    ]);
    const { picture, read } = await convert(halves, 'a.png', ['1:1', undefined]);
    const cut = picture.shapes['1:1'];
    expect(cut).toMatchObject({ width: 200, height: 200 });
    const { dominant } = await sharp(await read(cut?.fallback ?? picture.fallback)).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
    expect(picture).toMatchObject({ width: 400, height: 200 });
  });

  it('that is much higher than wide is cut where it would push the page apart', async () => {
    const { picture } = await convert(screen(300, 6000));
    expect(picture.shapes['3:4']).toMatchObject({ width: 300, height: 400 });
    expect(picture.original).toMatchObject({ width: 300, height: 6000 });
  });

  it('with transparent parts stands on white, whatever the theme', async () => {
    const { picture, read } = await convert(
      sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }),
    );
    const [pixel] = await sharp(await read(picture.fallback))
      .raw()
      .toBuffer();
    expect(pixel).toBe(255);
    expect(picture.colour).toBe('#f8f8f8');
  });

  it('keeps the name its author gave it, as an address can have it', async () => {
    const { picture } = await convert(screen(100, 50), 'HA status (2).png');
    expect(picture.original.name).toMatch(/^ha-status-2-[0-9a-f]{8}-original\.png$/);
  });
});

describe('what a file says of its camera and place', () => {
  const secrets = /secret|gps|exif|xmp|photoshop|adobe\.com|tEXt|iTXt|zTXt/i;

  it.each(['jpg', 'png', 'webp', 'avif'] as const)('is in no file made from a %s', async (format) => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Secret place</secret></x:xmpmeta>';
    const source = await screen(500, 300)
      .withExif(CAMERA)
      .withXmp(xmp)
      .toFormat(format === 'jpg' ? 'jpeg' : format)
      .toBuffer();
    expect(source.toString('latin1')).toMatch(/secretcam/i);
    const { picture, read } = await convert(source, `a.${format}`, [undefined, '1:1']);
    for (const file of filesOf(picture)) {
      expect((await read(file)).toString('latin1'), file.name).not.toMatch(secrets);
    }
  });

  it('is in no file made from a PNG with texts in it', async () => {
    const png = await screen(80, 60).png().toBuffer();
    const texts = ['tEXt', 'iTXt'].map((kind) =>
      pngChunk(kind, `Comment\0${kind === 'iTXt' ? '\0\0\0\0' : ''}Secret place`),
    );
    // After the signature and the header, where programs write them.
    const source = Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33)]);
    const { picture, read } = await convert(source);
    for (const file of filesOf(picture)) {
      expect((await read(file)).toString('latin1'), file.name).not.toMatch(secrets);
    }
  });

  it('is in no file made from a GIF with a comment, which keeps moving', async () => {
    const gif = await moving(80, 60);
    const colours = ((gif[10] ?? 0) & 0x80) === 0 ? 0 : 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
    const start = 13 + colours;
    const text = Buffer.from('Secret place');
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), text, Buffer.from([0])]);
    const source = Buffer.concat([gif.subarray(0, start), comment, gif.subarray(start)]);
    expect((await sharp(source).metadata()).pages).toBe(3);
    const { picture, read } = await convert(source, 'a.gif');
    expect(picture.moving).not.toBeNull();
    for (const file of filesOf(picture)) {
      expect((await read(file)).toString('latin1'), file.name).not.toMatch(secrets);
    }
  });

  it('is applied where it says which side is up', async () => {
    const source = await screen(500, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { picture } = await convert(source, 'a.jpg');
    expect(picture).toMatchObject({ width: 300, height: 500, original: { width: 300, height: 500 } });
  });

  it('is understood where it says what its colours mean: print colours become those of screens', async () => {
    const source = await printedPhoto(96, 64);
    expect(await sharp(source).metadata()).toMatchObject({ space: 'cmyk', orientation: 6 });
    expect(source.toString('latin1')).toContain('Secretcam');
    const { picture, read } = await convert(source, 'a.jpg');
    for (const file of filesOf(picture)) expect((await sharp(await read(file)).metadata()).space).toBe('srgb');
    expect(picture.original).toMatchObject({ width: 64, height: 96 });
    const { dominant } = await sharp(await read(picture.original)).stats();
    expect(dominant.r).toBeGreaterThan(dominant.g + 80);
    for (const file of filesOf(picture)) expect((await read(file)).toString('latin1')).not.toMatch(secrets);
  });
});

describe('a moving picture', () => {
  it('shows its first frame, and keeps all of them for when it is opened', async () => {
    const { picture, read } = await convert(await moving(300, 200), 'a.gif');
    expect(picture).toMatchObject({ width: 300, height: 200 });
    expect((await sharp(await read(picture.fallback)).metadata()).pages ?? 1).toBe(1);
    if (picture.moving === null) throw new Error('it stands still');
    expect((await sharp(await read(picture.moving)).metadata()).pages).toBe(3);
    expect((await sharp(await read(picture.original)).metadata()).pages).toBe(3);
    expect(picture.original.name).toMatch(/\.gif$/);
  });

  it('is none when it has one frame', async () => {
    expect((await convert(await screen(30, 20).gif().toBuffer(), 'a.gif')).picture.moving).toBeNull();
  });
});

describe('a second conversion', () => {
  async function written(cache: string): Promise<Record<string, number>> {
    const files = (await readdir(cache, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, (await stat(path)).mtimeMs])));
  }

  it('writes nothing, whatever the file is called by then', async () => {
    const { picture, cache, file, source } = await convert(screen(500, 300), 'a.png', [undefined, '16:9']);
    const before = await written(cache);
    expect(await convertPicture(file, [undefined, '16:9'], cache)).toEqual(picture);
    await writeFile(`${file}-copy.png`, source);
    const copied = await convertPicture(`${file}-copy.png`, ['16:9'], cache);
    expect(copied.best.map(({ path }) => path)).toEqual(picture.best.map(({ path }) => path));
    expect(await written(cache)).toEqual(before);
  });

  it('at the same time as the first makes the same', async () => {
    const { folder, cache } = await workspace();
    const file = join(folder, 'a.png');
    await screen(500, 300).toFile(file);
    const [one, two] = await Promise.all([convertPicture(file, [], cache), convertPicture(file, [], cache)]);
    expect(one).toEqual(two);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it('mends what a build that was killed has left', async () => {
    const { picture, cache, file } = await convert(screen(500, 300));
    const [key = ''] = picture.original.path.split('/');
    await writeFile(join(cache, key, 'picture.json'), '{"width": 5');
    expect(await convertPicture(file, [], cache)).toEqual({ ...picture, shapes: {} });
  });

  it('notices that the file has changed', async () => {
    const { picture, cache, file } = await convert(screen(500, 300));
    await screen(400, 300).toFile(file);
    expect((await convertPicture(file, [], cache)).width).not.toBe(picture.width);
  });
});

describe('converted pictures', () => {
  it('go when nothing has used them for two months', async () => {
    const { picture, cache, file } = await convert(screen(100, 50));
    const [key = ''] = picture.original.path.split('/');
    await sweepPictures(cache);
    expect(await readdir(cache)).toEqual([key]);
    const old = new Date(Date.now() - 61 * 24 * 60 * 60 * 1000);
    await utimes(join(cache, key), old, old);
    await convertPicture(file, [], cache);
    await sweepPictures(cache);
    expect(await readdir(cache)).toEqual([key]);
    await utimes(join(cache, key), old, old);
    await sweepPictures(cache);
    expect(await readdir(cache)).toEqual([]);
  });

  it('may not be there at all', async () => {
    await expect(sweepPictures('/nowhere/at/all')).resolves.toBeUndefined();
  });
});
