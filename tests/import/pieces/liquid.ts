import type { Piece } from '../truth.ts';

const evilProse: Piece = (write) =>
  `${write.say()} {% raw %}{{ item ${write.word()} }} and {% for ${write.word()} in y %}{% endraw %} ${write.word()}.`;

const baseurl: Piece = (write) => {
  const post = write.target();
  return `${write.say()} [see ${write.word()}]({{ site.baseurl }}${post.address}) ${write.word()}`;
};

const fullAddress: Piece = (write) => {
  const post = write.target();
  return `${write.say()} [see ${write.word()}](https://ops.example/blog${post.address}) ${write.word()}`;
};

const relativeFilter: Piece = (write) => {
  const post = write.target();
  return `${write.say()} [see ${write.word()}]({{ "${post.address}" | relative_url }}) and <a href="{{ '${post.address}' | absolute_url }}">${write.word()}</a>`;
};

const postUrl: Piece = (write) => {
  const post = write.target();
  return `${write.say()} [see ${write.word()}]({% post_url ${post.name} %}) ${write.word()}`;
};

const link: Piece = (write) => {
  const post = write.target();
  return `${write.say()} [see ${write.word()}]({{ site.baseurl }}{% link ${post.file} %}#top) ${write.word()}`;
};

const assigned: Piece = (write) =>
  `{% assign who = "${write.loose()}" %}${write.say()} {{ who }} {% if who %}${write.word()}{% else %}${write.drop()}{% endif %} ${write.word()}`;

const page: Piece = (write) =>
  `${write.say()} (from {{ page.title }}) ${write.word()} by {{ site.title }} ${write.word()}`;

const contents: Piece = (write) =>
  `{% include toc icon="columns" title="Contents" %}\n\n${write.say()}\n\n{% include series.html %}\n\n${write.say()}`;

const gallery: Piece = (write) => {
  const id = `gallery${write.random.below(1e6)}`;
  const [one, two] = [write.image(), write.image()];
  write.front.push(
    `${id}:`,
    `  - url: /${one}`,
    `    image_path: /${one}`,
    '    alt: "placeholder image 1"',
    `    title: "Shot ${write.loose()}"`,
    `  - image_path: /${two}`,
    `    alt: "A real alt ${write.loose()}"`,
  );
  return `{% include gallery id="${id}" caption="All of ${write.loose()} with *style*." %}\n\n${write.say()}`;
};

const figure: Piece = (write) =>
  `{% include figure image_path="/${write.image()}" alt="Alt ${write.loose()}" caption="Caption ${write.loose()} with [link](${write.out()})." %}\n\n${write.say()}`;

const video: Piece = (write) => {
  const id = `v${write.post}y${write.random.below(1e6)}`;
  write.truth.links.push({ kind: 'out', address: id });
  return `{% include video id="${id}" provider="youtube" %}\n\n${write.say()}`;
};

const comment: Piece = (write) =>
  `${write.say()}\n\n{% comment %}\nnot shown ${write.drop()}\n{% endcomment %}\n\n${write.say()}`;

const features: Piece = (write) => {
  const id = `feature${write.random.below(1e6)}`;
  write.front.push(
    `${id}:`,
    `  - image_path: /${write.image()}`,
    '    alt: "Feature picture"',
    `    title: "Feature ${write.loose()}"`,
  );
  write.front.push(`    excerpt: "Says ${write.loose()}"`, `    url: "${write.out()}"`, '    btn_label: "More"');
  return `{% include feature_row id="${id}" %}\n\n${write.say()}`;
};

export const LIQUID: readonly Piece[] = [
  evilProse,
  baseurl,
  fullAddress,
  relativeFilter,
  postUrl,
  link,
  assigned,
  page,
  contents,
  gallery,
  figure,
  video,
  comment,
  features,
];
