import { attributes } from '../html/index.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardSpec } from './card.ts';
import { canWrite, cardText, fitText, setText } from './text.ts';

// The colours of the light theme, as in `tokens.css`: a card has one look, whatever surrounds it.
const PAPER = '#fbfaf6';
const INK = '#18242b';
const MUTED = '#4d5b63';
const RULE = '#d9d5c8';
const PETROL = '#0b6277';
const SIGNAL = '#ad3118';

const EDGE = 72;
const INNER = CARD_WIDTH - 2 * EDGE;
const BOLD = 620;
const PLAIN = 400;

const TITLE_TOP = 178;
const TITLE_BOTTOM = 478;
const TITLE_SIZES = [84, 76, 68, 62, 56, 50, 45, 40, 36, 32, 28, 24];
const TITLE_LEADING = 1.16;
const DESCRIPTION_SIZES = [32, 28];
const DESCRIPTION_LEADING = 1.35;
const LINE_Y = 556;

/**
 * The card as SVG without any text element: letters are outlines, so that no font of the machine is asked.
 * Null when the fonts can't write its title; what else they can't write is left out.
 */
export async function cardSvg(spec: CardSpec): Promise<string | null> {
  const title = cardText(spec.title);
  if (title === '' || !(await canWrite(title, BOLD))) return null;
  const box = { width: INNER, height: TITLE_BOTTOM - TITLE_TOP, sizes: TITLE_SIZES, leading: TITLE_LEADING };
  const fitted = await fitText(title, BOLD, box);
  if (fitted === null) return null;
  const parts = [
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${PAPER}"/>`,
    await headSvg(spec),
    await linesSvg(fitted.lines, { y: TITLE_TOP, size: fitted.size, leading: TITLE_LEADING, weight: BOLD, fill: INK }),
    await descriptionSvg(spec.description, TITLE_TOP + fitted.lines.length * fitted.size * TITLE_LEADING),
    lineSvg(spec.line),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">${parts.join('')}</svg>`;
}

/** The mark and name of the site, its address, and the line above the title. */
async function headSvg({ site, host, eyebrow }: CardSpec): Promise<string> {
  const mark =
    `<path d="M${EDGE} 68h42" stroke="${PETROL}" stroke-width="4"/>` +
    `<circle cx="${EDGE + 8}" cy="68" r="7" fill="${PAPER}" stroke="${PETROL}" stroke-width="4"/>` +
    `<circle cx="${EDGE + 34}" cy="68" r="8" fill="${SIGNAL}"/>`;
  const right = CARD_WIDTH - EDGE;
  const left = EDGE + 58;
  const [hostWidth, siteWidth] = [await widthOf(host, PLAIN, 26), await widthOf(site, BOLD, 30)];
  // Networks show the host by themselves: it goes where it would take the room of the name.
  const hasHost = left + siteWidth + 40 + hostWidth <= right;
  return [
    mark,
    await oneLine(site, { x: left, y: 78, size: 30, weight: BOLD, fill: INK, room: right - left }),
    hasHost
      ? await oneLine(host, { x: right - hostWidth, y: 78, size: 26, weight: PLAIN, fill: MUTED, room: INNER })
      : '',
    eyebrow === null
      ? ''
      : await oneLine(eyebrow, { x: EDGE, y: 152, size: 30, weight: BOLD, fill: PETROL, room: INNER }),
  ].join('');
}

/** Below the title, if there is room for the whole of it. */
async function descriptionSvg(description: string, titleEnd: number): Promise<string> {
  const text = cardText(description);
  const y = titleEnd + 18;
  const box = { width: INNER, height: TITLE_BOTTOM + 24 - y, sizes: DESCRIPTION_SIZES, leading: DESCRIPTION_LEADING };
  if (text === '' || !(await canWrite(text, PLAIN))) return '';
  const fitted = await fitText(text, PLAIN, box);
  if (fitted === null) return '';
  return linesSvg(fitted.lines, { y, size: fitted.size, leading: DESCRIPTION_LEADING, weight: PLAIN, fill: MUTED });
}

interface Style {
  y: number;
  /** In pixels. */
  size: number;
  weight: number;
  fill: string;
}

async function linesSvg(
  lines: readonly string[],
  { y, leading, ...style }: Style & { leading: number },
): Promise<string> {
  const drawn = await Promise.all(
    lines.map((line, i) => outline(line, { ...style, x: EDGE, y: y + (i * leading + 0.86) * style.size })),
  );
  return drawn.join('');
}

/** A line that has to stay one: smaller where it would be too wide, left out where the fonts can't write it. */
async function oneLine(text: string, { room, ...style }: Style & { x: number; room: number }): Promise<string> {
  const width = await widthOf(text, style.weight, style.size);
  if (width === 0) return '';
  return outline(cardText(text), { ...style, size: Math.min(style.size, (style.size * room) / width) });
}

/** In pixels; 0 for what isn't drawn. */
async function widthOf(text: string, weight: number, size: number): Promise<number> {
  const written = cardText(text);
  return written !== '' && (await canWrite(written, weight)) ? (await setText(written, weight)).width * size : 0;
}

async function outline(text: string, { x, y, size, weight, fill }: Style & { x: number }): Promise<string> {
  const { runs } = await setText(text, weight);
  const paths = runs.flatMap(({ font, run, x: start }) => {
    const scale = size / font.unitsPerEm;
    let pen = x + start * size;
    return run.glyphs.map((glyph, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[i] ?? {};
      const path = glyph.path.scale(scale, -scale).translate(pen + xOffset * scale, y - yOffset * scale);
      pen += xAdvance * scale;
      return path.toSVG();
    });
  });
  return `<path${attributes({ d: paths.join(''), fill })}/>`;
}

const STATIONS_MAX = 40;

/** The series as on its pages: what lies behind, where the post is, what is to come. */
function lineSvg(line: CardSpec['line']): string {
  const end = CARD_WIDTH - EDGE;
  const track = (from: number, to: number, stroke: string, width: number) =>
    `<path${attributes({ d: `M${from} ${LINE_Y}H${to}`, stroke, 'stroke-width': width })}/>`;
  if (line === null) return track(EDGE, end, RULE, 3);
  const { stations, current } = line;
  const at = (station: number) => (stations < 2 ? EDGE : EDGE + (INNER * (station - 1)) / (stations - 1));
  const done = current ?? stations;
  const radius = Math.min(11, (INNER / Math.max(1, stations)) * 0.28);
  const dots = Array.from({ length: stations <= STATIONS_MAX ? stations : 0 }, (_, i) => {
    const ahead = i + 1 > done;
    const look = ahead ? { fill: PAPER, stroke: MUTED } : { fill: PETROL, stroke: PETROL };
    return `<circle${attributes({ cx: at(i + 1), cy: LINE_Y, r: radius, ...look, 'stroke-width': 3 })}/>`;
  });
  const here =
    current === null
      ? ''
      : `<circle${attributes({ cx: at(current), cy: LINE_Y, r: Math.max(radius, 8) + 6, fill: PAPER, stroke: SIGNAL, 'stroke-width': 6 })}/>` +
        `<circle${attributes({ cx: at(current), cy: LINE_Y, r: 5, fill: SIGNAL })}/>`;
  return track(EDGE, end, RULE, 5) + track(EDGE, at(done), PETROL, 5) + dots.join('') + here;
}
