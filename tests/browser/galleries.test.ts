import type { CDPSession, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { layoutShift, open, useBrowser } from '../support/browser.ts';

useBrowser();

const HA = '/posts/proxmox-ha/high-availability/';
const GUIDE = '/authoring/galleries/';
// Without motion a picture is open at once; with it, PhotoSwipe takes keys only when the zoom has ended.
const STILL = { reducedMotion: 'reduce' } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, ...STILL } as const;

const lightbox = (page: Page) => page.locator('.pswp');
const opened = (page: Page) => expect.poll(() => page.locator('.pswp--ui-visible').count()).toBe(1);
const closed = (page: Page) => expect.poll(() => lightbox(page).count()).toBe(0);
const counter = (page: Page) => page.locator('.pswp__counter').textContent();
const caption = (page: Page) => page.locator('.pswp__caption:not(.is-probe)').textContent();
const shown = (page: Page) =>
  page.locator('.pswp__item[aria-hidden="false"] img.pswp__img:not(.pswp__img--placeholder)');
const hash = (page: Page) => new URL(page.url()).hash;
const loaded = (page: Page) => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

async function width(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

describe('the lightbox', () => {
  it('is loaded with the first picture that is opened, and not before', async () => {
    const page = await open(HA, STILL);
    await page.waitForLoadState('networkidle');
    const viewer = async () => (await loaded(page)).filter((name) => /lightbox|photoswipe/i.test(name));
    expect(await viewer()).toEqual([]);
    await page.locator('a.picture').first().click();
    await opened(page);
    expect(await viewer()).toEqual(
      expect.arrayContaining([expect.stringMatching(/\.js$/), expect.stringMatching(/\.css$/)]),
    );
  });

  it('shows the picture that was clicked with its caption and number, and goes on by keyboard', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').nth(2).click();
    await opened(page);
    expect(await caption(page)).toContain('VM 108 on iSCSI');
    expect(await counter(page)).toBe('3 / 5');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => counter(page)).toBe('4 / 5');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => counter(page)).toBe('3 / 5');
    await page.keyboard.press('Escape');
    await closed(page);
  });

  it('goes on and closes with the mouse', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
    await page.getByRole('button', { name: /Next picture/ }).click();
    await expect.poll(() => counter(page)).toBe('2 / 5');
    await page.getByRole('button', { name: /Close/ }).click();
    await closed(page);
  });

  it('opens by keyboard, and gives the focus to the thumbnail of the picture that was shown last', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').first().focus();
    await page.keyboard.press('Enter');
    await opened(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => counter(page)).toBe('2 / 5');
    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => hasFocus(page.locator('a.picture').nth(1))).toBe(true);
  });

  it('keeps the keyboard to itself while it is open', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
    await page.keyboard.press('p');
    for (let i = 0; i < 8; i++) await page.keyboard.press('Tab');
    expect(new URL(page.url()).pathname).toBe(HA);
    expect(await page.evaluate(() => document.activeElement?.closest('.pswp') !== null)).toBe(true);
  });

  it('zooms to real pixels, and lets the picture be pushed about', async () => {
    const page = await open(HA, { ...STILL, viewport: { width: 1000, height: 700 } });
    await page.locator('a.picture').first().click();
    await opened(page);
    expect(await width(shown(page))).toBeLessThanOrEqual(1000);
    await page.getByRole('button', { name: /Real size/ }).click();
    await expect.poll(() => width(shown(page))).toBe(1920);
    const left = async () => (await shown(page).boundingBox())?.x ?? 0;
    const before = await left();
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.move(400, 300, { steps: 5 });
    await page.mouse.up();
    await expect.poll(left).toBeLessThan(before - 50);
    await page.keyboard.press('z');
    await expect.poll(() => width(shown(page))).toBeLessThanOrEqual(1000);
  });

  it('loads the sharp whole when it is zoomed, a smaller file before', async () => {
    const page = await open(HA, { ...STILL, viewport: { width: 800, height: 700 } });
    const source = () => shown(page).evaluate((image) => (image instanceof HTMLImageElement ? image.currentSrc : ''));
    await page.locator('a.picture').first().click();
    await opened(page);
    await expect.poll(source).toMatch(/-1080\.avif$/);
    await page.getByRole('button', { name: /Real size/ }).click();
    await expect.poll(source).toMatch(/-1920\.webp$/);
  });

  it('offers the file itself in a new tab', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').nth(2).click();
    await opened(page);
    const link = page.getByRole('link', { name: 'Open the file in a new tab' });
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('href')).toMatch(/\/pictures\/03-vm108-iscsi-[0-9a-f]+-original\.png$/);
  });

  it('moves nothing for readers who ask for stillness', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
    expect(
      await lightbox(page).evaluate((element) => element.style.getPropertyValue('--pswp-transition-duration')),
    ).toBe('0ms');
    expect(
      await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
    ).toBe(0);
  });

  it('opens with motion as well, and closes', async () => {
    const page = await open(HA, { reducedMotion: 'no-preference' });
    await page.locator('a.picture').first().click();
    await opened(page);
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        return lightbox(page).count();
      })
      .toBe(0);
  });

  it('gives way to the picture itself when it can’t be loaded', async () => {
    const page = await open(HA, STILL);
    await page.route(/lightbox.*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'export {};' }),
    );
    const address = await page.locator('a.picture').first().getAttribute('href');
    // A page of Chromium's own would show it, with styles that a strict policy refuses.
    await page.route(`**${address}`, (route) => route.fulfill({ contentType: 'text/plain', body: 'the picture' }));
    await page.locator('a.picture').first().click();
    await page.waitForURL(`**${address}`);
  });
});

describe('the address of a picture', () => {
  it('is there while it is open, follows the reader, and goes with it', async () => {
    const page = await open(HA, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
    await expect.poll(() => hash(page)).toBe('#picture-01-vm106-drbd');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => hash(page)).toBe('#picture-02-vm107-drbd');
    await page.keyboard.press('Escape');
    await closed(page);
    await expect.poll(() => hash(page)).toBe('');
  });

  it('closes it with the back button, without leaving the page, and opens it again with forward', async () => {
    const page = await open('/', STILL);
    await page.goto(new URL(HA, page.url()).href);
    await page.locator('a.picture').nth(3).click();
    await opened(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => hash(page)).toBe('#picture-05-vm110-ceph');
    await page.goBack();
    await closed(page);
    expect(new URL(page.url()).pathname).toBe(HA);
    await page.goForward();
    await opened(page);
    expect(await counter(page)).toBe('5 / 5');
    await page.goBack();
    await closed(page);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('closes it with a back button that is pressed while it still opens', async () => {
    const page = await open(HA, { reducedMotion: 'no-preference' });
    await page.locator('a.picture').first().click();
    await page.waitForFunction(() => location.hash !== '');
    await page.evaluate(() => history.back());
    await closed(page);
    expect(hash(page)).toBe('');
  });

  it('opens it when the page is opened there; closing leaves the reader at its thumbnail', async () => {
    const page = await open(`${HA}#picture-08-networks`, STILL);
    await opened(page);
    expect(await counter(page)).toBe('2 / 2');
    await page.keyboard.press('Escape');
    await closed(page);
    expect(hash(page)).toBe('');
    const thumbnail = page.locator('#picture-08-networks');
    await expect.poll(() => hasFocus(thumbnail)).toBe(true);
    expect(await thumbnail.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  it.each(['#%', '#%E0%A4', '#picture-none', '#'])('%s names none, and breaks nothing', async (hash) => {
    const page = await open(HA + hash, STILL);
    await page.locator('a.picture').first().click();
    await opened(page);
  });

  it('can be linked to from the text', async () => {
    const page = await open(GUIDE, STILL);
    await page.getByRole('link', { name: 'a link to one picture' }).click();
    await opened(page);
    await page.goBack();
    await closed(page);
  });

  it('leads to the thumbnail without JavaScript', async () => {
    const page = await open(`${HA}#picture-07-ha-status`, { ...STILL, javaScriptEnabled: false });
    const top = async () => (await page.locator('#picture-07-ha-status').boundingBox())?.y ?? -1;
    await expect.poll(top).toBeLessThan(100);
    expect(await top()).toBeGreaterThanOrEqual(0);
  });
});

describe('with a finger', () => {
  type Point = { x: number; y: number };

  async function touch(session: CDPSession, moves: Point[][]): Promise<void> {
    const [first = [], ...rest] = moves;
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: first });
    for (const touchPoints of rest) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  const steps = (from: number, to: number) => Array.from({ length: 11 }, (_, i) => from + ((to - from) * i) / 10);

  it('a picture is opened, and the next one is pulled in', async () => {
    const page = await open(HA, PHONE);
    await page.locator('a.picture').first().tap();
    await opened(page);
    const session = await page.context().newCDPSession(page);
    await touch(
      session,
      steps(330, 40).map((x) => [{ x, y: 420 }]),
    );
    await expect.poll(() => counter(page)).toBe('2 / 5');
  });

  it('two taps show its real pixels, and two more the whole', async () => {
    const page = await open(HA, PHONE);
    await page.locator('a.picture').first().tap();
    await opened(page);
    const before = await width(shown(page));
    const session = await page.context().newCDPSession(page);
    const tapTwice = async () => {
      await touch(session, [[{ x: 195, y: 420 }]]);
      await touch(session, [[{ x: 195, y: 420 }]]);
    };
    await tapTwice();
    await expect.poll(() => width(shown(page))).toBe(1920);
    await tapTwice();
    await expect.poll(() => width(shown(page))).toBe(before);
  });

  it('a strip of steps is pushed on, and none of its pictures opened', async () => {
    const page = await open(GUIDE, PHONE);
    const strip = page.locator('.gallery-filmstrip ol');
    await strip.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await strip.boundingBox();
    if (box === null) throw new Error('no strip');
    const session = await page.context().newCDPSession(page);
    await touch(
      session,
      steps(300, 60).map((x) => [{ x, y: box.y + 80 }]),
    );
    await expect.poll(() => strip.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
    expect(await lightbox(page).count()).toBe(0);
  });

  it('two fingers make it larger', async () => {
    const page = await open(HA, PHONE);
    await page.locator('a.picture').first().tap();
    await opened(page);
    const before = await width(shown(page));
    const session = await page.context().newCDPSession(page);
    await touch(
      session,
      steps(20, 140).map((apart) => [
        { x: 195 - apart, y: 420 },
        { x: 195 + apart, y: 420 },
      ]),
    );
    await expect.poll(() => width(shown(page))).toBeGreaterThan(before * 2);
  });

  it('the line between before and after follows it, and the page still scrolls', async () => {
    const page = await open(GUIDE, PHONE);
    const pair = page.locator('.before-after-pair');
    await pair.scrollIntoViewIfNeeded();
    await pair.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await pair.boundingBox();
    if (box === null) throw new Error('no pair');
    const session = await page.context().newCDPSession(page);
    const y = box.y + box.height / 2;
    await touch(
      session,
      steps(box.x + box.width / 2, box.x + box.width * 0.85).map((x) => [{ x, y }]),
    );
    const value = () => pair.locator('input').inputValue();
    await expect.poll(async () => Number(await value())).toBeGreaterThan(75);
    const kept = await value();
    const top = await page.evaluate(() => scrollY);
    await touch(
      session,
      steps(y, y - 200).map((moved) => [{ x: box.x + 60, y: moved }]),
    );
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 50);
    expect(await value()).toBe(kept);
    expect(await lightbox(page).count()).toBe(0);
  });
});

/** How the later picture of a pair is cut. */
const isAfter = (page: Page) =>
  page
    .locator('.before-after-pair .picture')
    .nth(1)
    .locator('picture')
    .evaluate((picture) => getComputedStyle(picture).clipPath);

describe('before and after', () => {
  it('is split by keyboard, with a name and a value that are said', async () => {
    const page = await open(GUIDE, STILL);
    const slider = page.getByRole('slider', { name: 'Slide between Both nodes and One node' });
    await slider.focus();
    const half = await isAfter(page);
    await page.keyboard.press('ArrowRight');
    expect(await slider.inputValue()).toBe('51');
    expect(await slider.getAttribute('aria-valuetext')).toBe('51 %');
    expect(await isAfter(page)).not.toBe(half);
    await page.keyboard.press('End');
    expect(await isAfter(page)).toContain('100%');
    await page.keyboard.press('Home');
    expect(await isAfter(page)).toMatch(/inset\(0px(?: 0px 0px 0%)?\)/);
  });

  it('is split with the mouse', async () => {
    const page = await open(GUIDE, STILL);
    const pair = page.locator('.before-after-pair');
    await pair.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await pair.boundingBox();
    if (box === null) throw new Error('no pair');
    for (const y of [box.y + 60, box.y + box.height / 2]) {
      await page.mouse.move(box.x + box.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.2, y, { steps: 4 });
      await expect.poll(async () => Number(await pair.locator('input').inputValue())).toBeLessThan(30);
      await page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
      await page.mouse.up();
    }
    expect(await lightbox(page).count()).toBe(0);
  });

  it('starts at the left where text is written from the right', async () => {
    const page = await open(GUIDE, STILL);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const pair = page.locator('.before-after-pair');
    await pair.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const slider = pair.locator('input');
    await slider.fill('20');
    const box = await pair.boundingBox();
    if (box === null) throw new Error('no pair');
    // The handle is where the line is.
    await page.mouse.move(box.x + box.width * 0.2, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Math.round(Number(await slider.inputValue()) / 10)).toBe(4);
  });

  it.each([
    ['left', 0.2, '1 / 2', 'Both nodes'],
    ['right', 0.8, '2 / 2', 'One node'],
  ])('opens the picture to the %s of the line', async (_, part, number, label) => {
    const page = await open(GUIDE, STILL);
    const pair = page.locator('.before-after-pair');
    await pair.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await pair.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * part, (box?.y ?? 0) + 50);
    await opened(page);
    expect(await counter(page)).toBe(number);
    expect(await caption(page)).toContain(label);
  });

  it('stands one below the other without JavaScript, with no slider', async () => {
    const page = await open(GUIDE, { javaScriptEnabled: false });
    const [one, two] = await Promise.all([0, 1].map((i) => page.locator('.before-after-pair a').nth(i).boundingBox()));
    expect(two?.y).toBeGreaterThanOrEqual((one?.y ?? 0) + (one?.height ?? 0));
    expect(await page.locator('.before-after-pair input').isVisible()).toBe(false);
  });
});

describe('remarks on a picture', () => {
  const frame = (page: Page) => page.locator('.screenshot-frame:has(.marks)');

  it('are numbered alike on the picture and below it, and a mark leads to its text', async () => {
    const page = await open(GUIDE, STILL);
    expect(await frame(page).locator('.mark').allTextContents()).toEqual(['1', '2']);
    await frame(page).getByRole('link', { name: 'Remark 2' }).click();
    expect(await page.locator('.callouts li:target').textContent()).toContain('The state of a service');
    expect(await lightbox(page).count()).toBe(0);
  });

  it('keep their place on the picture at any width', async () => {
    const page = await open(GUIDE, STILL);
    const place = async () => {
      const [picture, mark] = [
        await frame(page).locator('img').boundingBox(),
        await frame(page).locator('circle').first().boundingBox(),
      ];
      if (picture === null || mark === null) throw new Error('not shown');
      return { x: (mark.x + mark.width / 2 - picture.x) / picture.width, size: Math.round(mark.width) };
    };
    for (const width of [390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const { x, size } = await place();
      expect(x).toBeCloseTo(0.4, 1);
      expect(size).toBeGreaterThanOrEqual(24);
    }
  });

  it('are there in the lightbox as well, and stay in place when it is zoomed', async () => {
    const page = await open(GUIDE, { ...STILL, viewport: { width: 820, height: 900 } });
    await frame(page).locator('a.picture').click();
    await opened(page);
    expect(await caption(page)).toContain('One vote each.');
    const place = async () => {
      const [picture, mark] = [
        await shown(page).boundingBox(),
        await page.locator('.pswp .mark circle').first().boundingBox(),
      ];
      if (picture === null || mark === null) return 0;
      return Math.round(((mark.x + mark.width / 2 - picture.x) / picture.width) * 100);
    };
    await expect.poll(place).toBe(40);
    await page.getByRole('button', { name: /Real size/ }).click();
    await expect.poll(() => width(shown(page))).toBe(1200);
    await expect.poll(place).toBe(40);
  });
});

describe('a strip of steps', () => {
  it('is numbered, and goes on by its buttons, which rest at the ends', async () => {
    const page = await open(GUIDE, STILL);
    const [back, on] = [
      page.getByRole('button', { name: 'Previous step' }),
      page.getByRole('button', { name: 'Next step' }),
    ];
    const strip = page.locator('.gallery-filmstrip ol');
    expect(await back.isDisabled()).toBe(true);
    // The buttons work once their script is there.
    await page.waitForFunction(() => customElements.get('film-strip') !== undefined);
    await on.click();
    await expect.poll(() => strip.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100);
    await expect.poll(() => back.isDisabled()).toBe(false);
    await on.click();
    await on.click();
    await expect.poll(() => on.isDisabled()).toBe(true);
  });

  it('goes on by keyboard: each picture is a stop that comes into view', async () => {
    const page = await open(GUIDE, STILL);
    await page.locator('.gallery-filmstrip a').first().focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
    const last = page.locator('.gallery-filmstrip a').last();
    expect(await hasFocus(last)).toBe(true);
    await expect.poll(() => last.evaluate((element) => element.getBoundingClientRect().right <= innerWidth)).toBe(true);
  });
});

describe('a row', () => {
  it.each([820, 1440])('is of one height and fills its place, at %s px', async (viewport) => {
    const page = await open(GUIDE, { ...STILL, viewport: { width: viewport, height: 900 } });
    const boxes = await page
      .locator('.gallery-row img')
      .evaluateAll((images) => images.map((image) => image.getBoundingClientRect().toJSON()));
    const heights = boxes.map(({ height }) => height);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1.5);
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1);
    const row = await page.locator('.gallery-row').boundingBox();
    expect(Math.abs((boxes.at(-1)?.right ?? 0) - ((row?.x ?? 0) + (row?.width ?? 0)))).toBeLessThan(3);
  });
});

describe('in print', () => {
  it('every picture is whole, of a sensible size, and has its caption', async () => {
    const page = await open(GUIDE, { ...STILL, viewport: { width: 680, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const boxes = await page.locator('a.picture').evaluateAll((links) =>
      links.map((link) => {
        const { left, right, width } = link.getBoundingClientRect();
        return { id: link.id, left, right, width };
      }),
    );
    expect(boxes.filter(({ left, right, width }) => left < 0 || right > 680 || width < 60 || width > 480)).toEqual([]);
    const captions = page.locator(':is(.gallery, .screenshot, .before-after) figcaption');
    expect(await captions.count()).toBeGreaterThan(10);
    for (const text of await captions.all()) expect(await text.isVisible()).toBe(true);
    const [before, after] = await Promise.all(
      [0, 1].map((i) => page.locator('.before-after-pair a').nth(i).boundingBox()),
    );
    expect(after?.x).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0));
    expect(await isAfter(page)).toBe('none');
    expect(await page.locator('.before-after-pair input').isVisible()).toBe(false);
  });
});

describe('loading', () => {
  it('fetches no picture far below the screen, and those near it in the best format', async () => {
    const page = await open(HA, { ...STILL, viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
    await page.waitForLoadState('networkidle');
    expect((await loaded(page)).filter((name) => name.includes('/pictures/'))).toEqual([]);
    await page.locator('a.picture').first().scrollIntoViewIfNeeded();
    await expect
      .poll(async () => (await loaded(page)).filter((name) => name.includes('/pictures/')).length)
      .toBeGreaterThan(0);
    const files = (await loaded(page)).filter((name) => name.includes('/pictures/'));
    expect(files.filter((name) => !/-720\.avif$/.test(name))).toEqual([]);
  });

  it.each([
    [HA, 390],
    [HA, 1440],
    [GUIDE, 390],
    [GUIDE, 820],
    [GUIDE, 1440],
  ])('shifts nothing while the pictures of %s come in, at %s px', async (path, width) => {
    const page = await open(path, { ...STILL, viewport: { width, height: 900 } });
    for (const picture of await page.locator('a.picture img').all()) {
      await picture.evaluate((image) =>
        image.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }),
      );
      await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(0);
    }
    expect(await layoutShift(page)).toBe(0);
  });

  it('shows no picture larger than it is', async () => {
    const page = await open(GUIDE, { ...STILL, viewport: { width: 1440, height: 900 } });
    const large = await page.locator('a.picture').evaluateAll(
      (links) =>
        links.filter((link) => {
          const [width = 0] = (link.dataset.size ?? '').split('x').map(Number);
          return (link.querySelector('img')?.clientWidth ?? 0) > width;
        }).length,
    );
    expect(large).toBe(0);
  });
});
