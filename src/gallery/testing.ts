import sharp, { type Sharp } from 'sharp';

/** Pictures for tests, made when they are needed. */

/** A screenshot of sorts: lines of text on a plain ground. */
export function screen(width: number, height: number): Sharp {
  const lines = Array.from(
    { length: Math.floor(height / 24) },
    (_, i) =>
      `<text x="12" y="${20 + i * 24}" font-size="15" font-family="monospace">line ${i}: vm:10${i} started on proxmox0${(i % 2) + 1}</text>`,
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fbfaf6"/>${lines.join('')}</svg>`,
    ),
  ).flatten();
}

/** A photograph of sorts: no two pixels alike. */
export function photo(width: number, height: number): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#a51', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  });
}

/** A moving picture of three frames. */
export async function moving(width: number, height: number): Promise<Buffer> {
  const frames = await Promise.all(
    ['#b33', '#3b3', '#33b'].map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
}

/** Everything that a camera writes beside its pixels. */
export const CAMERA = {
  IFD0: { Make: 'Secretcam', Model: 'Secretcam 9', Copyright: 'Secret owner' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 41/1 30/1' },
} as const;

/** A JPEG in the colours of print, as a camera and a print shop leave it: lying on its side, with all they have to say. */
export async function printedPhoto(width: number, height: number): Promise<Buffer> {
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#c33' } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg()
    .toBuffer();
  const sideways = await screen(8, 8)
    .withExif({ ...CAMERA, IFD0: { ...CAMERA.IFD0, Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { exif = Buffer.alloc(0) } = await sharp(sideways).metadata();
  // A segment of its own, after the two bytes that start the file: a converter would turn the picture itself.
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

const WINDOW = 8;
const STEP = 4;
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];

/**
 * How alike two pictures of one size look: the mean structural similarity of their brightness (Wang et al. 2004),
 * in windows of 8 pixels; 1 for no difference.
 */
export async function similarity(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((bytes) =>
      sharp(bytes).flatten({ background: '#fff' }).greyscale().raw().toBuffer({ resolveWithObject: true }),
    ),
  );
  if (a === undefined || b === undefined || a.info.width !== b.info.width || a.info.height !== b.info.height) return 0;
  const { width, height } = a.info;
  let sum = 0;
  let count = 0;
  for (let y = 0; y + WINDOW <= height; y += STEP) {
    for (let x = 0; x + WINDOW <= width; x += STEP) {
      sum += alike(a.data, b.data, y * width + x, width);
      count += 1;
    }
  }
  return sum / count;
}

function alike(a: Buffer, b: Buffer, start: number, width: number): number {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let row = 0; row < WINDOW; row++) {
    for (let column = 0; column < WINDOW; column++) {
      const at = start + row * width + column;
      const [p, q] = [a[at] ?? 0, b[at] ?? 0];
      sumA += p;
      sumB += q;
      squareA += p * p;
      squareB += q * q;
      product += p * q;
    }
  }
  const n = WINDOW * WINDOW;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const [varianceA, varianceB] = [squareA / n - meanA ** 2, squareB / n - meanB ** 2];
  const covariance = product / n - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2))
  );
}
