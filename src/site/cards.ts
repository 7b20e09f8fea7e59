import { getEntry } from 'astro:content';
import { CARD_HEIGHT, CARD_WIDTH } from '../cards/card.ts';
import type { Card } from '../metadata/index.ts';
import { absolute } from './index.ts';

/** The card that stands for a page: the first of these that could be drawn, or that of the site. None in dev. */
export async function cardFor(...ids: string[]): Promise<Card | null> {
  for (const id of [...ids, 'site']) {
    const entry = await getEntry('cards', id);
    if (entry !== undefined) {
      const { name, alt } = entry.data;
      return { address: absolute(`/cards/${name}`), width: CARD_WIDTH, height: CARD_HEIGHT, alt };
    }
  }
  return null;
}

/** Names of the cards of a post, the best first. */
export function postCards({ id, series }: { id: string; series: string | null | undefined }): string[] {
  return [`posts/${id}`, ...(series ? [`series/${series}`] : [])];
}
