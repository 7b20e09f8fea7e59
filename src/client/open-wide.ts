/** Lists that are folded above the text of a narrow page stand open in the margin of a wide one. */
const wide = matchMedia('(min-width: 75rem)');

function openIfWide(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-open-wide]')) {
    details.open = wide.matches;
  }
}

wide.addEventListener('change', openIfWide);
openIfWide();
