import type { Root } from 'mdast';
import type { Segment } from '../mdx/index.ts';
import type { PlainContext } from './context.ts';
import { plainMarkdown, writeMarkdown } from './markdown.ts';

/** What stands above the text of a post. */
export interface ArticleHead {
  title: string;
  description: string;
  author: string;
  /** Days, as readers read them. */
  published: string;
  updated: string | null;
  series: { title: string; address: string; part: number; parts: number } | null;
}

/** A post as a Markdown file that stands by itself: what it is and where, then its text. */
export function articleMarkdown(segments: readonly Segment[], head: ArticleHead, context: PlainContext): string {
  return `${writeMarkdown(headTree(head, context.page))}\n${plainMarkdown(segments, context)}`;
}

function headTree({ title, description, author, published, updated, series }: ArticleHead, page: string): Root {
  const words = (value: string) => ({ type: 'text' as const, value });
  const link = (url: string, value: string) => ({ type: 'link' as const, url, children: [words(value)] });
  const changed = updated === null ? '' : `, updated ${updated}`;
  const facts = [
    ...(series === null
      ? []
      : [[words(`Part ${series.part} of ${series.parts}: `), link(series.address, series.title)]]),
    [words(`By ${author}, ${published}${changed}`)],
    [link(page, page)],
  ];
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [words(title)] },
      { type: 'blockquote', children: [{ type: 'paragraph', children: [words(description)] }] },
      {
        type: 'list',
        spread: false,
        children: facts.map((children) => ({ type: 'listItem', children: [{ type: 'paragraph', children }] })),
      },
    ],
  };
}
