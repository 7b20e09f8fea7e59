import { recall } from './storage.ts';

/** Where a reader left off in a series. */
export interface LeftOff {
  address: string;
  title: string;
  /** Id of the last heading passed, empty for the beginning. */
  section: string;
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

customElements.define('series-continue', SeriesContinue);
