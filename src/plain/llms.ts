import type { Root, RootContent } from 'mdast';
import { writeMarkdown } from './markdown.ts';

export interface LlmsLink {
  title: string;
  /** Absolute. */
  address: string;
  description: string;
}

export interface LlmsSection {
  title: string;
  links: readonly LlmsLink[];
}

export interface LlmsIndex {
  title: string;
  description: string;
  /** What there is to know before reading on. */
  about: string;
  sections: readonly LlmsSection[];
}

/** What the site holds, in the form of https://llmstxt.org/: a heading, a quote, and lists of links. */
export function llmsText({ title, description, about, sections }: LlmsIndex): string {
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
    { type: 'blockquote', children: [paragraph(description)] },
    paragraph(about),
  ];
  for (const section of sections.filter(({ links }) => links.length > 0)) {
    children.push(
      { type: 'heading', depth: 2, children: [{ type: 'text', value: section.title }] },
      { type: 'list', spread: false, children: section.links.map(linkItem) },
    );
  }
  const tree: Root = { type: 'root', children };
  return writeMarkdown(tree);
}

function paragraph(value: string) {
  return { type: 'paragraph' as const, children: [{ type: 'text' as const, value }] };
}

function linkItem({ title, address, description }: LlmsLink) {
  const link = { type: 'link' as const, url: address, children: [{ type: 'text' as const, value: title }] };
  const rest = { type: 'text' as const, value: `: ${description}` };
  return { type: 'listItem' as const, children: [{ type: 'paragraph' as const, children: [link, rest] }] };
}
