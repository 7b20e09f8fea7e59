/** The element of the page that a selector names. Throws where the page has none of that kind: a slip of the site's own. */
export function need<E extends Element>(root: ParentNode, selector: string, kind: new () => E): E {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** The language that numbers are written in; the words around them are English. */
export function numberLanguage(): string {
  return need(document, 'log-reader', HTMLElement).dataset.language ?? document.documentElement.lang;
}

/** A number as that language writes it. */
export function localNumber(value: number): string {
  return value.toLocaleString(numberLanguage());
}
