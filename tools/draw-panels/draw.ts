/**
 * Draws the panels of part 8: each becomes an HTML page, a picture of it is taken in chromium.
 * Run from the project's root: `node tools/draw-panels/draw.ts`, with the names of panels to draw only those.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import {
  type Box,
  type Cell,
  type ClusterNode,
  type Current,
  cluster,
  type Guest,
  type Link,
  type Panel,
  panels,
  type Schematic,
  type Section,
  SOURCE,
} from './panels.ts';

const WIDTH = 1920;
const HEIGHT = 1080;

/** Sizes that panel.css also knows. */
const MAIN = { width: 1332, height: 824, heading: 48, labels: 44, gap: 20 };

const here = new URL('./', import.meta.url);
const output = fileURLToPath(new URL('../../content/posts/proxmox-ha/high-availability/images/', here));

const escapeHtml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const heading = (title: string, note: string): string =>
  `<h2>${escapeHtml(title)}<span>${escapeHtml(note)}</span></h2>`;

function treeHtml(nodes: readonly ClusterNode[], current: Current): string {
  const item = (classes: string, isCurrent: boolean, inner: string): string =>
    `<li class="${classes}${isCurrent ? ' current' : ''}">${inner}</li>`;
  const guestItem = (guest: Guest): string =>
    item(
      `guest ${guest.kind.toLowerCase()}${guest.stopped ? ' stopped' : ''}`,
      current === guest.id,
      `<span class="kind">${guest.kind}</span><span class="id">${guest.id}</span><span>${escapeHtml(guest.name)}</span>${
        guest.stopped ? '<span class="state">stopped</span>' : ''
      }`,
    );
  const items = nodes.flatMap((node) => [
    item('node', current === node.name, escapeHtml(node.name)),
    ...node.guests.map(guestItem),
  ]);
  const legend = '<li class="legend">CT container · TPL template</li>';
  return `<ul class="tree">${item('root', current === 'datacenter', 'Datacenter')}${items.join('')}${legend}</ul>`;
}

function cellHtml(cell: Cell): string {
  const value = escapeHtml(cell.value);
  switch (cell.kind) {
    case 'text':
      return `<span>${value}</span>`;
    case 'mono':
      return `<span class="mono">${value}</span>`;
    case 'none':
      return `<span class="none">${value}</span>`;
    case 'yes':
    case 'no':
    case 'good':
      return `<span class="mark ${cell.kind}">${value}</span>`;
  }
}

function sectionHtml(section: Section, rowHeight: number): string {
  const tracks = `grid-template-columns:${section.columns.map((column) => column.width).join(' ')}`;
  const labels = section.columns.map((column) => `<span>${escapeHtml(column.label)}</span>`).join('');
  const rows = section.rows.map(
    (cells) => `<div class="row" style="${tracks};height:${rowHeight}px">${cells.map(cellHtml).join('')}</div>`,
  );
  return `<div class="section ${section.labelled ? 'grid' : 'facts'}">${heading(section.heading, section.note)}${
    section.labelled ? `<div class="row labels" style="${tracks}">${labels}</div>` : ''
  }${rows.join('')}</div>`;
}

/** What is left of the page's height under the sections. */
function schematicHeight(panel: Panel): number {
  const used = panel.sections.map(
    (section) => MAIN.heading + (section.labelled ? MAIN.labels : 0) + section.rows.length * panel.rowHeight + MAIN.gap,
  );
  return MAIN.height - MAIN.heading - used.reduce((sum, height) => sum + height, 0);
}

interface Placed {
  box: Box;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lays the columns out from left to right; boxes of a column share its height evenly. */
function place(schematic: Schematic, height: number): Map<string, Placed> {
  const gap = schematic.columns.length > 4 ? 48 : 72;
  const shares = schematic.columns.reduce((sum, column) => sum + column.share, 0);
  const room = MAIN.width - 4 - gap * (schematic.columns.length - 1);
  const placed = new Map<string, Placed>();
  let x = 2;
  for (const column of schematic.columns) {
    const width = Math.round((room * column.share) / shares);
    const lines = Math.max(...column.boxes.map((box) => box.lines.length));
    const pitch = (height - 24) / column.boxes.length;
    const boxHeight = Math.min(lines === 1 ? 56 : 96, pitch - 16);
    column.boxes.forEach((box, index) => {
      const centre = 24 + pitch * (index + 0.5);
      placed.set(box.id, { box, x, y: Math.round(centre - boxHeight / 2), width, height: boxHeight });
    });
    x += width + gap;
  }
  return placed;
}

function boxSvg({ box, x, y, width, height }: Placed): string {
  const radius = box.look === 'machine' ? 6 : 3;
  const lead = 32;
  const lines = box.lines.map((line, index) => {
    const baseline = y + height / 2 + 9 + (index - (box.lines.length - 1) / 2) * lead;
    return `<text class="${line.style}" x="${x + width / 2}" y="${baseline}">${escapeHtml(line.value)}</text>`;
  });
  return `<g><rect class="${box.look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>${lines.join('')}</g>`;
}

/** Links of one look share their trunk; where looks differ, each has its own place on the side of the box. */
function sideY(own: Link, siblings: readonly Link[], side: Placed): number {
  const mixed = siblings.some((link) => link.look !== own.look);
  const part = mixed ? (siblings.indexOf(own) + 1) / (siblings.length + 1) : 0.5;
  return side.y + side.height * part;
}

function linkSvg(link: Link, links: readonly Link[], placed: Map<string, Placed>): string {
  const from = placed.get(link.from);
  const to = placed.get(link.to);
  if (from === undefined || to === undefined) throw new Error(`no box for the link ${link.from} -> ${link.to}`);
  const leaving = links.filter((other) => other.from === link.from);
  const arriving = links.filter((other) => other.to === link.to);
  const startX = from.x + from.width;
  const startY = sideY(link, leaving, from);
  const endX = to.x;
  const endY = sideY(link, arriving, to);
  const middle = (startX + endX) / 2;
  const bend = Math.abs(startY - endY) < 2 ? '' : `H${middle}V${endY}`;
  const line = `<path class="${link.look}" d="M${startX} ${startY}${bend}H${endX - (link.arrow ? 5 : 0)}"/>`;
  const head = link.arrow
    ? `<path class="${link.look} head" d="M${endX - 18} ${endY - 9}L${endX - 5} ${endY}L${endX - 18} ${endY + 9}"/>`
    : '';
  return line + head;
}

function schematicHtml(schematic: Schematic, height: number): string {
  const placed = place(schematic, height);
  const boxes = [...placed.values()].map(boxSvg).join('');
  const links = schematic.links.map((link) => linkSvg(link, schematic.links, placed)).join('');
  return `<div class="schematic">${heading(schematic.heading, '')}<svg viewBox="0 0 ${MAIN.width} ${height}">${links}${boxes}</svg></div>`;
}

function panelHtml(panel: Panel, index: number): string {
  const sections = panel.sections.map((section) => sectionHtml(section, panel.rowHeight)).join('');
  const schematic = panel.schematic === null ? '' : schematicHtml(panel.schematic, schematicHeight(panel));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escapeHtml(panel.subject)}</title>
<link rel="stylesheet" href="${new URL('panel.css', here).href}">
<header>
<div class="number">${index + 1}</div>
<div class="subject"><h1>${escapeHtml(panel.subject)}</h1><div class="place">${panel.place.map(escapeHtml).join(' › ')}</div></div>
<div class="source">${SOURCE.map(escapeHtml).join('<br>')}</div>
</header>
${treeHtml(cluster, panel.current)}
<main>${sections}${schematic}</main>
</html>
`;
}

/** Runs in the page: texts that leave their cell, their box or the panel. */
function findOverflow(): string[] {
  const found: string[] = [];
  const outside = (inner: DOMRect, outer: DOMRect, slack: number): boolean =>
    inner.left < outer.left + slack ||
    inner.right > outer.right - slack ||
    inner.top < outer.top ||
    inner.bottom > outer.bottom;
  for (const cell of document.querySelectorAll('.row > *, .tree li')) {
    if (cell.scrollWidth > cell.clientWidth) found.push(`cell: ${cell.textContent}`);
  }
  for (const group of document.querySelectorAll('svg g')) {
    const rect = group.querySelector('rect')?.getBoundingClientRect();
    for (const text of group.querySelectorAll('text')) {
      if (rect !== undefined && outside(text.getBoundingClientRect(), rect, 8)) found.push(`box: ${text.textContent}`);
    }
  }
  const main = document.querySelector('main');
  if (main !== null && main.scrollHeight > main.clientHeight) found.push('the facts are higher than the page');
  const tree = document.querySelector('.tree');
  if (tree !== null && tree.scrollHeight > tree.clientHeight) found.push('the tree is higher than the page');
  return found;
}

async function draw(page: Page, html: string, work: string, panel: Panel): Promise<string> {
  const source = join(work, `${panel.name}.html`);
  await writeFile(source, html);
  await page.goto(pathToFileURL(source).href);
  await page.evaluate(() => document.fonts.ready);
  const overflow = await page.evaluate(findOverflow);
  if (overflow.length > 0) throw new Error(`${panel.name} does not fit:\n  ${overflow.join('\n  ')}`);
  const target = join(output, `${panel.name}.png`);
  const shot = await page.screenshot({ type: 'png' });
  const { size } = await sharp(shot)
    .png({ palette: true, colours: 256, dither: 0, compressionLevel: 9, effort: 10 })
    .toFile(target);
  return `${panel.name}.png ${Math.ceil(size / 1024)} kB`;
}

const wanted = process.argv.slice(2);
const work = await mkdtemp(join(tmpdir(), 'draw-panels-'));
await mkdir(output, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  for (const [index, panel] of panels.entries()) {
    if (wanted.length > 0 && !wanted.includes(panel.name)) continue;
    console.log(await draw(page, panelHtml(panel, index), work, panel));
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true });
}
