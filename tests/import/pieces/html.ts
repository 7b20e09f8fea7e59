import type { Piece } from '../truth.ts';

const table: Piece = (write) =>
  [
    '<table border="1" cellpadding=2 width=\'100%\'>',
    '  <thead>',
    `    <tr><th align=center>${write.word()}</th><th nowrap>Port</th></tr>`,
    '  </thead>',
    '',
    `    <tr bgcolor="#fff"><td>${write.word()} &lt;x&gt;</td><td style="color:red">{${write.word()}}</td></tr>`,
    `    <tr><td>${write.word()}<br>${write.word()}<td>no end ${write.word()}</tr>`,
    '</table>',
  ].join('\n');

const centered: Piece = (write) => `<center><font color="red" size=+1>${write.say()}</font></center>`;

/** Never closed, as people wrote it. */
const unclosed: Piece = (write) =>
  `<p>${write.say()}\n<br>\n<b>${write.say()}\n\n${write.say()}\n\n<center>${write.say()}\n\n${write.say()}`;

const division: Piece = (write) =>
  `<div class="box" markdown="1">\n${write.say()} **${write.word()}** [x ${write.word()}](${write.out()})\n\n* ${write.say()}\n\n\`\`\`\n${write.code(['in a box {{ § }} <x>']).join('\n')}\n\`\`\`\n</div>`;

const plainDivision: Piece = (write) =>
  `<div style="text-align: center" onclick="x()">\n    <span class="small">${write.say()}</span>\n\n    <em>${write.word()}</em>\n</div>`;

const details: Piece = (write) => `<details>\n<summary>${write.word()}</summary>\n\n${write.say()}\n\n</details>`;

const links: Piece = (write) =>
  `${write.say()} <a href="${write.out()}" target=_blank>${write.word()}</a>, <a href='${write.out()}'>${write.word()}</a> <a name="here-${write.post}"></a>${write.word()} <kbd>Ctrl</kbd>+<kbd>${write.word()}</kbd> H<sub>2</sub>O <u>${write.word()}</u> <tt>${write.word()}</tt> <strike>${write.word()}</strike>`;

const script: Piece = (write) =>
  `${write.say()}\n\n<script type="text/javascript">\n  var ${write.drop()} = "</b>" && {};\n\n  alert(1);\n</script>\n\n<style>\n.x { color: ${write.drop()} }\n</style>\n\n${write.say()}`;

const frame: Piece = (write) => {
  const video = `V${write.post}x${write.random.below(1e6)}`;
  // The address may become that of the video's page.
  write.truth.links.push({ kind: 'out', address: video });
  return `${write.say()}\n\n<iframe width="560" height="315" src="https://www.youtube.com/embed/${video}" frameborder="0" allowfullscreen></iframe>\n\n${write.say()}`;
};

const entities: Piece = (write) =>
  `${write.say()} &lt;${write.word()}&gt; &#60;${write.word()}&#x3e; &nbsp;${write.word()} &rarr; ${write.word()} AT&T ${write.word()} &notanentity; ${write.word()} &amp;lt; ${write.word()}`;

const image: Piece = (write) =>
  `<img src="{{ site.baseurl }}/${write.image()}" width=300 alt="Diagram ${write.loose()}">`;

const list: Piece = (write) =>
  `<ul>\n  <li>${write.say()}\n  <li>${write.say()}</li>\n</ul>\n\n<dl><dt>${write.word()}</dt><dd>${write.word()}</dd></dl>`;

export const HTML: readonly Piece[] = [
  table,
  table,
  centered,
  unclosed,
  division,
  plainDivision,
  details,
  links,
  script,
  frame,
  entities,
  image,
  list,
];
