import type { LeftOff } from './series-continue.ts';
import { recall, remember } from './storage.ts';

/**
 * How far a reader has come, kept in the reader's own browser and nowhere else:
 * `read:<part>` for a finished part, `last:<series>` for where they left off.
 */

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
markStations();
keepPlace();
