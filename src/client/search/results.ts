import { afterHeading, type Stretch, stretchesOf } from '../../search/marks.ts';
import { leadExcerpt, shownSections } from '../../search/sections.ts';
import type { FoundPage } from './pagefind.ts';

/** A page that was found, as an entry of the list: where it belongs, its title, its sections, what matches marked. */
export function resultItem(page: FoundPage): HTMLLIElement {
  const item = document.createElement('li');
  const heading = element('p', 'search-title', link(page.url, page.meta.title ?? page.url));
  item.append(element('p', 'search-place', page.meta.place ?? ''), heading);
  const lead = leadExcerpt(page);
  if (lead !== null) {
    item.append(element('p', 'search-text', ...marked(afterHeading(stretchesOf(lead), page.meta.title ?? ''))));
  }
  const sections = shownSections(page);
  if (sections.length === 0) return item;
  const list = document.createElement('ul');
  for (const { url, title, excerpt } of sections) {
    const section = document.createElement('li');
    section.append(link(url, title), element('p', 'search-text', ...marked(afterHeading(stretchesOf(excerpt), title))));
    list.append(section);
  }
  item.append(list);
  return item;
}

function link(address: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function marked(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map(({ text, isMatch }) => {
    if (!isMatch) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
