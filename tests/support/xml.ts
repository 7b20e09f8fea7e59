import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Parses XML as the standard has it, namespaces included. Throws on the first thing that isn't well-formed. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element: XmlElement = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    });
  }
  parser.write(source).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('the document has no root');
  return document;
}

/** All elements of a name, wherever they are. */
export function xmlElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...xmlElements(child, name)]);
}
