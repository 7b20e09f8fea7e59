import { need } from './page.ts';

const PROBED = 10;

/** Height of a row of the text in px, and how many characters fit into one. */
export function measureRow(box: HTMLElement): { rowHeight: number; columns: number } {
  const probe = document.createElement('div');
  probe.className = 'log-line';
  probe.innerHTML = `<code><span>${'0'.repeat(PROBED)}</span></code>`;
  box.append(probe);
  const { height } = probe.getBoundingClientRect();
  const text = need(probe, 'span', HTMLSpanElement).getBoundingClientRect();
  const width = need(probe, 'code', HTMLElement).clientWidth;
  probe.remove();
  return { rowHeight: height, columns: Math.max(1, Math.floor((width * PROBED) / text.width)) };
}
