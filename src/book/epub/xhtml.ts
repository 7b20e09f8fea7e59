import type { Element, ElementContent } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';

/** A document of a book as XML. `content` is fit for XHTML already. */
export function xhtmlDocument(title: string, language: string, content: readonly ElementContent[]): string {
  const head: Element[] = [
    element('title', {}, [{ type: 'text', value: title }]),
    element('link', { rel: ['stylesheet'], type: 'text/css', href: 'book.css' }, []),
  ];
  const document = element(
    'html',
    { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: language, xmlLang: language },
    [element('head', {}, head), element('body', {}, [...content])],
  );
  // Of elements that may have content, an empty one is written with both its tags: some readers take it for HTML.
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${toXml(toXast(document), { closeEmptyElements: true, tightClose: false })}\n`;
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
