import type { Piece } from '../truth.ts';
import { CODE } from './code.ts';
import { HTML } from './html.ts';
import { LIQUID } from './liquid.ts';
import { LISTS } from './lists.ts';
import { LOGS } from './logs.ts';
import { MEDIA } from './media.ts';
import { PROSE } from './prose.ts';

/** All that posts are made of; what is common in real posts stands in the lists more than once. */
export const PIECES: readonly Piece[] = [...PROSE, ...CODE, ...LISTS, ...HTML, ...LIQUID, ...MEDIA, ...LOGS];
