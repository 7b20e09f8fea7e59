import type { Piece } from '../truth.ts';

const mixed: Piece = (write) =>
  [
    `* ${write.say()}`,
    `    + ${write.say()}`,
    `        - ${write.say()}`,
    `    + ${write.say()}`,
    `* ${write.say()}`,
    '',
    `* ${write.say()}`,
    '',
    `  ${write.say()}`,
  ].join('\n');

const numbered: Piece = (write) =>
  [`3. ${write.say()}`, `4. ${write.say()}`, `   * ${write.say()}`, `   * ${write.say()}`, `9. ${write.say()}`].join(
    '\n',
  );

const lazy: Piece = (write) => [`- ${write.say()}`, write.say(), `- ${write.say()}`, `  ${write.say()}`].join('\n');

const tasks: Piece = (write) =>
  [`- [ ] ${write.say()}`, `- [x] ${write.say()}`, `- [X] ${write.say()} \`<x>\``].join('\n');

const tabs: Piece = (write) =>
  [`*\t${write.say()}`, `\t*\t${write.say()}`, `\t*\t${write.say()}`, `*\t${write.say()}`].join('\n');

const quotes: Piece = (write) =>
  [`> ${write.say()}`, write.say(), '>', `> > ${write.say()}`, '>', `> * ${write.say()}`, `> * ${write.say()}`].join(
    '\n',
  );

const contents: Piece = (write) => `* TOC\n{:toc}\n\n${write.say()}`;

const attributes: Piece = (write) =>
  `{: .wide}\n* {: .item} ${write.say()}\n* ${write.say()}\n{: #list-${write.post}-${write.random.below(1e6)}}`;

const table: Piece = (write) =>
  [
    '| Key | Value |',
    '|-----|:-----:|',
    `| ${write.word()} | ${write.inline('a §')} |`,
    `| a \\| ${write.word()} | <b>${write.word()}</b><br>${write.word()} |`,
    `| {{x}} ${write.word()} | <ip-${write.word()}> |`,
  ].join('\n');

const headless: Piece = (write) =>
  [`| ${write.word()} | ${write.word()} |`, `| ${write.word()} | ${write.word()} |`].join('\n');

const bare: Piece = (write) =>
  [
    `Name ${write.word()} | Port`,
    '---|---',
    `${write.word()} | 80`,
    `${write.word()} | {443}`,
    '{: .table .table-striped}',
  ].join('\n');

const codeTable: Piece = (write) =>
  [
    '|---',
    `| Command ${write.word()} | What`,
    '|:-|:-:',
    `| ${write.inline('ps | grep §')} | ${write.word()}`,
    '|===',
    `| ${write.inline('x {{ § }}')} | ${write.word()}`,
    '{:.mbtablestyle}',
  ].join('\n');

export const LISTS: readonly Piece[] = [
  mixed,
  numbered,
  lazy,
  tasks,
  tabs,
  quotes,
  contents,
  attributes,
  table,
  headless,
  bare,
  codeTable,
];
