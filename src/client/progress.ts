import { recall, remember } from './storage.ts';

/**
 * How far a reader has come, kept in the reader's own browser and nowhere else:
 * `read:<part>` for a finished part, `last:<series>` for where they left off.
 */

interface LeftOff {
  address: string;
  title: string;
  /** Id of the last heading passed, empty for the beginning. */
  section: string;
}

const isRead = (part: string) => recall(`read:${part}`) !== null;

function markStations(): void {
  for (const station of document.querySelectorAll<HTMLElement>('[data-station]')) {
    const read = isRead(station.dataset.station ?? '');
    station.classList.toggle('is-read', read);
    const note = station.querySelector<HTMLElement>('.station-read');
    if (note !== null) note.hidden = !read;
    const link = station.querySelector('a');
    if (link !== null && note === null) {
      if (read) link.setAttribute('aria-description', 'read');
      else link.removeAttribute('aria-description');
    }
  }
}

/** At the end of a part: says that it counts as read, and lets the reader take that back. */
export class SeriesProgress extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', () => {
      remember(`read:${this.#part}`, isRead(this.#part) ? null : '1');
      this.#show();
    });
    this.replaceChildren(button);
    this.#show();
    const end = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      end.disconnect();
      remember(`read:${this.#part}`, '1');
      this.#show();
    });
    // A part that fits the screen isn't read by being opened.
    addEventListener('scroll', () => end.observe(this), { once: true, passive: true });
  }

  get #part(): string {
    return this.dataset.part ?? '';
  }

  #show(): void {
    const button = this.querySelector('button');
    const read = isRead(this.#part);
    if (button !== null) {
      button.textContent = 'Part read';
      button.setAttribute('aria-pressed', String(read));
    }
    markStations();
  }
}

/** On the page of a series: back to where the reader left off. */
export class SeriesContinue extends HTMLElement {
  connectedCallback(): void {
    const left = readLeftOff(this.dataset.series ?? '');
    if (left === null) return;
    const link = document.createElement('a');
    link.className = 'button';
    link.href = left.section === '' ? left.address : `${left.address}#${left.section}`;
    link.textContent = `Continue where you left off: ${left.title}`;
    this.replaceChildren(link);
  }
}

function readLeftOff(series: string): LeftOff | null {
  const text = recall(`last:${series}`);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    if (!('address' in value && 'title' in value && 'section' in value)) return null;
    const { address, title, section } = value;
    if (typeof address !== 'string' || typeof title !== 'string' || typeof section !== 'string') return null;
    // Only ever lead to a place on this site.
    return address.startsWith('/') && !address.startsWith('//') ? { address, title, section } : null;
  } catch {
    return null;
  }
}

/** Keeps the place of the part being read, when the reader leaves it. */
function keepPlace(): void {
  const page = document.querySelector<HTMLElement>('.post-page');
  const series = document.querySelector<HTMLElement>('[data-series].post')?.dataset.series;
  const address = page?.dataset.address;
  if (series === undefined || address === undefined) return;
  const title = document.querySelector('h1')?.textContent?.trim() ?? '';
  const keep = () => {
    const passed = [...document.querySelectorAll<HTMLElement>('.prose > h2[id], .prose > h3[id]')].filter(
      (heading) => heading.getBoundingClientRect().top <= innerHeight / 3,
    );
    remember(`last:${series}`, JSON.stringify({ address, title, section: passed.at(-1)?.id ?? '' } satisfies LeftOff));
  };
  keep();
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
}

customElements.define('series-progress', SeriesProgress);
customElements.define('series-continue', SeriesContinue);
markStations();
keepPlace();
