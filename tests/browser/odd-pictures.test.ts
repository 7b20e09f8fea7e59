import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { moving, screen } from '../../src/gallery/testing.ts';
import { open, useBrowser } from '../support/browser.ts';
import { build, siteOf } from '../support/picture-site.ts';

let root: string | undefined;

useBrowser(async () => {
  root = await mkdtemp(join(tmpdir(), 'ha-series-odd-'));
  const site = await siteOf(
    root,
    [
      { name: 'moving.gif', bytes: await moving(320, 200) },
      { name: 'tall.png', bytes: await screen(500, 9000).png().toBuffer() },
      { name: 'wide.png', bytes: await screen(824, 400).png().toBuffer() },
      { name: 'phone.png', bytes: await screen(540, 1200).png().toBuffer() },
      { name: 'small.png', bytes: await screen(120, 60).png().toBuffer() },
    ],
    [
      '<Screenshot image="./images/tall.png" alt="A long list">',
      '  <Callout at={{ x: 250, y: 300 }}>Near its top.</Callout>',
      '  <Callout at={{ x: 250, y: 8000 }}>Far below.</Callout>',
      '</Screenshot>',
      '',
      '<Screenshot image="./images/phone.png" alt="A phone">',
      '  <Callout at={[100, 100]}>Runs `qm list`, as [below](#the-end).</Callout>',
      '  <Callout at={[50, 50]}>Compare [the moving one](#picture-moving).</Callout>',
      '</Screenshot>',
      '',
      '<Gallery />',
      '',
      'Words. '.repeat(2000),
      '',
      '## The end',
      '',
      '<Gallery layout="row" />',
      '',
      'Words. '.repeat(2000),
    ].join('\n'),
  );
  await build(site);
  return site.out;
});

afterAll(async () => {
  if (root !== undefined) await rm(root, { recursive: true });
});

const POST = '/posts/pictures/';
const STILL = { reducedMotion: 'reduce' } as const;
const opened = (page: Page) => expect.poll(() => page.locator('.pswp--ui-visible').count()).toBe(1);
const shown = (page: Page) =>
  page.locator('.pswp__item[aria-hidden="false"] img.pswp__img:not(.pswp__img--placeholder)');

describe('a moving picture', () => {
  it('stands still in its page, and moves when it is opened', async () => {
    const page = await open(POST, STILL);
    const link = page.locator('.gallery-grid a.picture').first();
    await link.scrollIntoViewIfNeeded();
    expect(await link.textContent()).toContain('Moves when opened');
    const source = () => link.locator('img').evaluate((image) => Reflect.get(image, 'currentSrc'));
    await expect.poll(source).toMatch(/-320\.(?:webp|avif)$/);
    await link.click();
    await opened(page);
    await expect.poll(() => shown(page).getAttribute('src')).toMatch(/-moving\.(?:webp|gif)$/);
    expect(await shown(page).evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(320);
  });
});

describe('a picture much higher than wide', () => {
  it('shows its upper part, marked where it goes on, and the marks that lie there', async () => {
    const page = await open(POST, STILL);
    const frame = page.locator('.screenshot-frame').first();
    expect(await frame.textContent()).toContain('Opens in full height');
    expect((await frame.boundingBox())?.height).toBeLessThan(800);
    expect(await frame.locator('.mark').allTextContents()).toEqual(['1']);
    expect(await page.locator('.screenshot').first().locator('.callouts li').count()).toBe(2);
  });

  it('opens at its top, as wide as can be read, and is pulled down', async () => {
    const page = await open(POST, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
    const box = async () => (await shown(page).boundingBox()) ?? { x: 0, y: -1, width: 0, height: 0 };
    await expect.poll(async () => (await box()).height).toBe(9000);
    const { y, width } = await box();
    expect(y).toBeGreaterThanOrEqual(0);
    expect(width).toBe(500);
    await page.mouse.move(640, 500);
    await page.mouse.down();
    await page.mouse.move(640, 200, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await box()).y).toBeLessThan(y - 200);
  });
});

describe('a row', () => {
  it('on a phone lets the next picture be seen beside a wide one', async () => {
    const page = await open(POST, { ...STILL, viewport: { width: 390, height: 844 } });
    const widest = await page
      .locator('.gallery-row .picture')
      .evaluateAll((pictures) => Math.max(...pictures.map(({ clientWidth }) => clientWidth)));
    expect(widest).toBeGreaterThan(200);
    expect(widest).toBeLessThan(310);
  });

  it('is not as low as its smallest picture', async () => {
    const page = await open(POST, STILL);
    expect((await page.locator('.gallery-row .picture').first().boundingBox())?.height).toBeGreaterThan(100);
  });
});

describe('remarks in the lightbox', () => {
  const caption = (page: Page) => page.locator('.pswp__caption:not(.is-probe)');

  it.each(['light', 'dark'] as const)('can be read, code as well, in the %s theme', async (colorScheme) => {
    const page = await open(`${POST}#picture-phone`, { ...STILL, colorScheme });
    await opened(page);
    const { ink, ground } = await caption(page)
      .locator('code')
      .evaluate((code) => {
        const { color, backgroundColor } = getComputedStyle(code);
        const brightness = (text: string) =>
          (text.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
        return { ink: brightness(color), ground: brightness(backgroundColor) };
      });
    expect(ink - ground).toBeGreaterThan(100);
  });

  it('have a mark at the last pixel as well', async () => {
    const page = await open(POST, STILL);
    expect(await page.locator('.screenshot-frame').nth(1).locator('.mark').allTextContents()).toEqual(['1', '2']);
  });

  it('lead to a place of the page, where the reader then stays', async () => {
    const page = await open(POST, STILL);
    await page.locator('#picture-phone').click({ position: { x: 40, y: 40 } });
    await opened(page);
    await caption(page).getByRole('link', { name: 'below' }).click();
    await expect.poll(() => page.locator('.pswp').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('#the-end');
    const top = () => page.locator('#the-end').evaluate((heading) => heading.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(200);
    expect(await top()).toBeGreaterThanOrEqual(0);
  });

  it('lead to a picture of another gallery, which opens in turn', async () => {
    // With motion: the first picture is still closing when the other is asked for.
    const page = await open(POST, { reducedMotion: 'no-preference' });
    await page.locator('#picture-phone').click({ position: { x: 40, y: 40 } });
    await opened(page);
    await caption(page).getByRole('link', { name: 'the moving one' }).click();
    await expect.poll(() => page.locator('.pswp__counter').textContent()).toBe('1 / 5');
    expect(new URL(page.url()).hash).toBe('#picture-moving');
  });
});

describe('a picture', () => {
  it('of a phone is no higher than a screen', async () => {
    const page = await open(POST, STILL);
    expect((await page.locator('.screenshot .picture').nth(1).boundingBox())?.height).toBeLessThanOrEqual(720);
  });

  it('that is small stays small', async () => {
    const page = await open(POST, STILL);
    expect((await page.locator('.gallery-grid .picture').last().boundingBox())?.width).toBe(120);
  });

  it('in the first screen is loaded at once', async () => {
    const page = await open(POST, STILL);
    const images = page.locator('a.picture img');
    expect(await images.first().getAttribute('loading')).toBe('eager');
    expect(await images.nth(1).getAttribute('loading')).toBe('lazy');
  });
});
