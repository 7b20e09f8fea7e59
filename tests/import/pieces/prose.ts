import type { Piece } from '../truth.ts';

const paragraph: Piece = (write) => Array.from({ length: 3 }, () => write.say()).join('\n');

const typography: Piece = (write) =>
  `"${write.say()}" -- it's ${write.say()}... 'so' --- ${write.say()} << ${write.word()} >> caf&eacute; ${write.word()} &copy; 2016 &amp; ${write.word()}.`;

const placeholders: Piece = (write) =>
  `${write.say()} <your-${write.word()}> and <${write.word()}> or <NODE_${write.word()}>, a < b ${write.word()} > c, if x<y ${write.word()}, i <3 u ${write.word()}.`;

const braces: Piece = (write) =>
  `${write.say()} {curly ${write.word()}} and { "json": ${write.word()} } or \${${write.word()}} and $HOME/${write.word()} or %{${write.word()}} $1 ${write.word()} $2.`;

const autolinks: Piece = (write) => {
  const address = write.out();
  return `${write.say()} <${address}> ${write.word()} <ops@example.org> ${write.word()} and https://bare.example.net/${write.loose()}?a=b&c=d#e ${write.word()}.`;
};

const escapes: Piece = (write) =>
  `${write.say()} \\*${write.word()}\\* \\<${write.word()}\\> \\{${write.word()}\\} \\[${write.word()}\\] \\\`${write.word()}\\\` C:\\Users\\${write.word()} 2016\\. ${write.word()}`;

const hardBreaks: Piece = (write) =>
  `${write.say()}  \n${write.say()}\\\\\n${write.say()}<br>\n${write.say()}<br/>${write.say()}`;

const emphasis: Piece = (write) =>
  `**${write.word()}** *${write.word()}* __${write.word()}__ _${write.word()}_ ***${write.word()}*** snake_case_${write.word()} 2*3*${write.word()} ~~${write.word()}~~ **${write.word()}**:${write.word()} ~/.ssh/${write.word()} and ~/x.`;

const spanAttributes: Piece = (write) =>
  `${write.say()} *red ${write.word()}*{: style="color: red"} and **${write.word()}**{:.big} [link ${write.word()}](${write.out()}){:target="_blank" rel="noopener"} ${write.word()}`;

const notice: Piece = (write) =>
  `**Note:** ${write.say()}\n${write.say()}\n{: .notice--${write.random.pick(['info', 'warning', 'danger', 'success', 'primary'])}}`;

const quoteNotice: Piece = (write) => `> ${write.say()}\n{: .notice}\n\n{: .center #id-${write.post}}\n${write.say()}`;

const maths: Piece = (write) =>
  `${write.say()} $$ x^2 + y_1 < z $$ ${write.word()}, costs $5 or $10 ${write.word()}.\n\n$$\n\\frac{a}{b} = {c}\n$$\n\n${write.say()}`;

const emoji: Piece = (write) =>
  `${write.say()} :smile: :warning: ${write.word()} 🎉 ${write.word()} :not_one: 10:30:45 ${write.word()}`;

const foreign: Piece = (write) =>
  `Ünïcode ${write.word()} – 日本語 ${write.word()} Ελληνικά ${write.word()} “quotes” ${write.word()} ½ ${write.word()} ☃ e\u0301 ${write.word()}`;

const longLine: Piece = (write) => Array.from({ length: 150 }, () => write.say()).join(' ');

const trailing: Piece = (write) => `${write.say()} \t \n${write.say()}\t\n   ${write.say()}\n \t \n${write.say()}`;

const headings: Piece = (write) =>
  `## ${write.say()} ##\n\n${write.say()}\n\n### ${write.word()} <placeholder> & {curly} \`code\` {#own-id-${write.post}}\n\n${write.say()}`;

const setext: Piece = (write) => `${write.say()}\n=====\n\n${write.say()}\n\n${write.word()}\n---\n\n${write.say()}`;

const oddHeadings: Piece = (write) =>
  `#No blank ${write.word()}\n\n##### Five [deep ${write.word()}](${write.out()}) ${write.word()} #####\n\n# Top ${write.word()}\n{: .no_toc}\n\n## 1. Step {{ x }} ${write.word()}\n\n## ${write.word()}: *what* ~ 50%\n\n${write.say()}`;

const rule: Piece = (write) => `${write.say()}\n\n* * *\n\n${write.say()}\n\n---\n\n${write.say()}\n\n___`;

const footnotes: Piece = (write) => {
  const label = `n${write.post}${write.random.below(1e6)}`;
  const code = write.code(['echo footnote §']);
  write.tail.push(
    `[^${label}]: Aside ${write.loose()} with <https://example.net/${label}>.\n\n    More ${write.loose()} of it.\n\n        ${code[0]}`,
  );
  write.out(`https://example.net/${label}`);
  return `${write.say()}[^${label}] ${write.word()}, again[^${label}] ${write.word()}.`;
};

const abbreviations: Piece = (write) => {
  const short = `AB${write.post}Q${write.random.below(1e6)}`;
  write.tail.push(`*[${short}]: Long form ${write.loose()}`);
  return `${write.say()} ${short} ${write.word()} and (${short}) ${write.word()}.`;
};

const definitions: Piece = (write) =>
  `${write.word()} term\n: ${write.say()}\n: ${write.say()}\n\nOther ${write.word()}\n\n:   ${write.say()}\n\n    ${write.say()}`;

const comments: Piece = (write) =>
  `${write.say()} <!-- hidden ${write.drop()} --> ${write.word()}\n\n<!--\nseveral ${write.drop()}\n\nlines -->\n\n{::comment}\n${write.drop()}\n{:/comment}\n\n${write.say()}`;

const options: Piece = (write) => `{::options parse_block_html="true" /}\n\n${write.say()}`;

export const PROSE: readonly Piece[] = [
  paragraph,
  paragraph,
  paragraph,
  typography,
  placeholders,
  placeholders,
  braces,
  braces,
  autolinks,
  escapes,
  hardBreaks,
  emphasis,
  spanAttributes,
  notice,
  quoteNotice,
  maths,
  emoji,
  foreign,
  longLine,
  trailing,
  headings,
  headings,
  setext,
  oddHeadings,
  rule,
  footnotes,
  abbreviations,
  definitions,
  comments,
  options,
];
