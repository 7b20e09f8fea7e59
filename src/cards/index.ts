/** The drawn cards by which networks show a page: its title, its place in the series, the line of the series. */
export { CARD_HEIGHT, CARD_WIDTH, type CardSpec } from './card.ts';
export { type CardFile, drawCard, sweepCards } from './draw.ts';
export { type CardOf, cardsOf } from './specs.ts';
