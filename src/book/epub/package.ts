import { attributes, escapeHtml } from '../../html/index.ts';
import { xmlSafe } from '../../plain/characters.ts';
import type { BookFacts, BookPicture, Chapter } from './book.ts';

/** Formats: https://www.w3.org/TR/epub-33/ */
export const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

const text = (value: string) => escapeHtml(xmlSafe(value));

/** What the book is, which files it holds, and in which order they are read. */
export function packageFile(facts: BookFacts, chapters: readonly Chapter[], pictures: readonly BookPicture[]): string {
  const { title, summary, author, language, address, modified } = facts;
  const documents = chapters.map(({ file, hasSvg }) =>
    manifestItem(idOf(file), file, 'application/xhtml+xml', hasSvg ? 'svg' : null),
  );
  const images = pictures.map(({ name }, i) => {
    const type = PICTURE_TYPES[name.split('.').at(-1) ?? ''];
    if (type === undefined) throw new Error(`${name} is no picture that readers of books show`);
    return manifestItem(`picture-${i + 1}`, `pictures/${name}`, type, null);
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${text(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${text(address)}</dc:identifier>
<dc:title>${text(title)}</dc:title>
<dc:language>${text(language)}</dc:language>
<dc:creator>${text(author)}</dc:creator>
<dc:description>${text(summary)}</dc:description>
<dc:source>${text(address)}</dc:source>
<dc:date>${modified}</dc:date>
<meta property="dcterms:modified">${modified}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Pictures, drawings and timelines have texts that say what can be seen.</meta>
</metadata>
<manifest>
${[
  manifestItem('nav', 'nav.xhtml', 'application/xhtml+xml', 'nav'),
  manifestItem('css', 'book.css', 'text/css', null),
  ...documents,
  ...images,
].join('\n')}
</manifest>
<spine>
${['nav', ...chapters.map(({ file }) => idOf(file))]
  // The contents come after the title.
  .toSorted((a, b) => Number(b === 'title') - Number(a === 'title'))
  .map((id) => `<itemref${attributes({ idref: id })}/>`)
  .join('\n')}
</spine>
</package>
`;
}

function manifestItem(id: string, file: string, type: string, properties: string | null): string {
  return `<item${attributes({ id, href: file, 'media-type': type, properties })}/>`;
}

function idOf(file: string): string {
  return file.replace(/\.xhtml$/, '');
}

/** The contents, for readers and for their software. */
export function navFile({ title, language }: BookFacts, chapters: readonly Chapter[]): string {
  const entry = (href: string, label: string, below: string) =>
    `<li><a${attributes({ href })}>${text(label)}</a>${below}</li>`;
  const items = chapters.map(({ file, title: label, sections }) => {
    const below = sections.map((section) => entry(`${file}#${section.id}`, section.title, ''));
    return entry(file, label, below.length === 0 ? '' : `<ol>${below.join('')}</ol>`);
  });
  const lang = attributes({ lang: language, 'xml:lang': language });
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${lang}>
<head><title>${text(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body><nav epub:type="toc" id="toc"><h1>Contents</h1><ol>
${items.join('\n')}
</ol></nav></body>
</html>
`;
}
