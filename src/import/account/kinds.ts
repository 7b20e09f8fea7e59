import type { Token } from './token.ts';

/** A drop that quotes what the source doesn't have there, or what is in the output. */
export interface FalseDrop {
  line: number;
  text: string;
  why: 'not in the source' | 'not dropped';
}

export const isFront = ({ group }: Token): boolean => group !== undefined;
export const isNamed = ({ group }: Token): boolean => group !== undefined && group !== '*';
export const isBody = (token: Token): boolean => !isFront(token) && token.kind === 'word';
export const isText = ({ kind }: Token): boolean => kind === 'word' || kind === 'attribute';
export const isTarget = ({ kind }: Token): boolean => kind === 'image' || kind === 'link';

/** Words are words, wherever they stand. */
export const keyOf = ({ kind, key }: Token): string => `${kind === 'attribute' ? 'word' : kind} ${key}`;
