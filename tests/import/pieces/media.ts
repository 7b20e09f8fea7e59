import type { Piece } from '../truth.ts';

const picture: Piece = (write) => `![Shows ${write.loose()}](/${write.image()})`;

const spaced: Piece = (write) =>
  `![With ${write.loose()}]({{ site.baseurl }}/${write.image().replaceAll(' ', '%20')} "Title ${write.loose()}"){: .align-center width="300"}`;

const noAlt: Piece = (write) => `${write.say()}\n\n![](/blog/${write.image()})\n\n${write.say()}`;

const inText: Piece = (write) => `${write.say()} ![icon ${write.loose()}](/${write.image()}) ${write.say()}`;

const linked: Piece = (write) => {
  const image = write.image();
  return `[![Thumb ${write.loose()}](/${image})](/${image})`;
};

const reference: Piece = (write) => {
  const label = `Pic ${write.post} ${write.random.below(1e6)}`;
  write.tail.push(`[${label}]: /${write.image()} "Titled ${write.loose()}"`);
  return `${write.say()}\n\n![Referenced ${write.loose()}][${label}]`;
};

const references: Piece = (write) => {
  const label = `ref${write.post}-${write.random.below(1e6)}`;
  write.tail.push(`[${label}]: <${write.out()}>`, `[${label}b]: ${write.out()}\n    "Two lines ${write.loose()}"`);
  return `${write.say()} [text ${write.word()}][${label}], [${label.toUpperCase()}], [more ${write.word()}] [${label}b] and [not a link ${write.word()}] or array[${write.word()}].`;
};

const tricky: Piece = (write) => {
  const wiki = write.out(`https://en.example.org/wiki/HA_(cluster)_${write.post}_${write.random.below(1e6)}`);
  const query = write.out(`https://example.com/?q=a&b=c%20d&e=${write.post}_${write.random.below(1e6)}`);
  return `${write.say()} [wiki ${write.word()}](${wiki}) and [query ${write.word()} \`<x>\`](<${query}> 'Single ${write.loose()}') ${write.word()}`;
};

const external: Piece = (write) =>
  `![Badge ${write.loose()}](${write.out(`https://badges.example.org/${write.post}-${write.random.below(1e6)}.png`)})`;

const anchor: Piece = (write) => {
  const heading = `4.2 Über the *${write.word()}* & more`;
  const id = `ber-the-${write.truth.words.at(-1)}--more`;
  write.truth.links.push({ kind: 'anchor', heading: write.truth.words.at(-1) ?? '' });
  return `## ${heading}\n\n${write.say()} [above ${write.word()}](#${id})`;
};

export const MEDIA: readonly Piece[] = [
  picture,
  spaced,
  noAlt,
  inText,
  linked,
  reference,
  references,
  tricky,
  external,
  anchor,
];
