/** Pieces of posts with what a right importer would write for them. Tests put posts together from these. */
export interface Piece {
  jekyll: string;
  mdx: string;
  log?: { name: string; text: string };
}

const TASK_LOG = [
  "May 06 17:40:25 starting migration of VM 105 to node 'proxmox01' (192.168.0.185)",
  'May 06 17:40:29 starting ssh migration tunnel',
  'bind: Cannot assign requested address',
  '',
  'May 06 17:40:39 migration finished successfully (duration 00:00:14)',
  'TASK OK',
].join('\n');

export const PIECES: Readonly<Record<string, Piece>> = {
  prose: {
    jekyll:
      'The nodes "quarrel" -- and don\'t agree...  \nSet $HOME to `/root`, keep a < b & c > d; caf&eacute; \\*not\\* em.\\\\\nDone.',
    mdx: 'The nodes “quarrel” – and don’t agree…\\\nSet $HOME to `/root`, keep a \\< b & c > d; café \\*not\\* em.\\\nDone.',
  },
  placeholders: {
    jekyll:
      'Put <your-ip> and {curly} into <https://example.org/a?b=c&d=e>, mail <ops@example.org>.\n{: .notice--warning}',
    mdx: '<Aside kind="warning">\n\nPut \\<your-ip> and \\{curly} into [https://example.org/a?b=c\\&d=e](https://example.org/a?b=c\\&d=e), mail [ops@example.org](mailto:ops@example.org).\n\n</Aside>',
  },
  code: {
    jekyll:
      '```yaml\n- name: install {{ item }}\n\twith_items: "{% raw %}{{ pkgs }}{% endraw %}"\n\n   # trailing   \n```',
    mdx: '```yaml\n- name: install {{ item }}\n\twith_items: "{{ pkgs }}"\n\n   # trailing   \n```',
  },
  highlight: {
    jekyll: '{% highlight bash linenos %}\nfor i in 1 2; do echo "$i"; done\n~~~ not a fence\n{% endhighlight %}',
    mdx: '```bash showLineNumbers\nfor i in 1 2; do echo "$i"; done\n~~~ not a fence\n```',
  },
  indented: {
    jekyll: 'Before.\n\n    ls -l\n\n      | wc\n\nAfter.',
    mdx: 'Before.\n\n```\nls -l\n\n  | wc\n```\n\nAfter.',
  },
  list: {
    jekyll: '3. third\n\n\t```sh\n\techo a\n\t\techo b\n\t```\n\n4. fourth\n   * inner `x|y`\n   - [x] done',
    mdx: '3. third\n\n   ```sh\n   echo a\n       echo b\n   ```\n\n4. fourth\n   - inner `x|y`\n   - [x] done',
  },
  quote: {
    jekyll: '> said\nlazily\n>\n> ~~~\n> quoted <b>\n> ~~~',
    mdx: '> said\n> lazily\n>\n> ```\n> quoted <b>\n> ```',
  },
  table: {
    jekyll: '| a | `b|c` |\n|---|:-:|\n| 1 \\| 2 | [x](/blog/net/drbd/#1-first-step) |',
    mdx: '| a | `b\\|c` |\n| --- | :-: |\n| 1 \\| 2 | [x](../drbd/#1-first-step) |',
  },
  html: {
    jekyll:
      '<center><font color="red">red &amp; <b>bold</b></font></center>\n\n<table>\n    <tr><td>cell</td></tr>\n\n    <tr><td>other</td></tr>\n</table>\n\n<pre>\na <b>b</b>\n  c &lt;d&gt;\n</pre>',
    mdx: '<div>red & **bold**</div>\n\n<table>\n<tbody>\n<tr><td>cell</td></tr>\n<tr><td>other</td></tr>\n</tbody>\n</table>\n\n```\na b\n  c <d>\n```',
  },
  links: {
    jekyll:
      'See [DRBD **now**]({{ site.baseurl }}{% post_url 2016-09-18-drbd %} "Title words"), [a ref][one], [one] and <a href="http://old.example/x_(y)">old</a>.\n\n[one]: https://example.com/One "Say it"',
    mdx: 'See [DRBD **now**](../drbd/ "Title words"), [a ref](https://example.com/One "Say it"), [one](https://example.com/One "Say it") and [old](http://old.example/x_\\(y\\)).',
  },
  images: {
    jekyll:
      '![Two nodes]({{ site.baseurl }}/images/My Pic%20(1).PNG "As drawn"){: width="50%"}\n\n[![thumb](/images/t.png)](/images/big.png)\n\n{% include figure image_path="/assets/x.jpg" alt="An x" caption="The x." %}',
    mdx: '<Screenshot image="./images/my-pic-1.png" alt="Two nodes" caption="As drawn" />\n\n[![thumb](./images/t.png)](./images/big.png)\n\n<Screenshot image="./images/x.jpg" alt="An x" caption="The x." />',
  },
  notes: {
    jekyll: 'HA matters[^1].\n\n*[HA]: High availability\n\n[^1]: A note with `code`.\n\n    Its second paragraph.',
    mdx: '<abbr title="High availability">HA</abbr> matters[^1].\n\n[^1]: A note with `code`.\n\n    Its second paragraph.',
  },
  headings: {
    jekyll:
      '* TOC\n{:toc}\n\nSetext one\n==========\n\n## Closed ##\n\n### Named {#name}\n{: .class}\n\nTerm\n: What it is',
    mdx: '## Setext one\n\n## Closed\n\n### Named\n\n<dl>\n<dt>Term</dt>\n<dd>What it is</dd>\n</dl>',
  },
  liquid: {
    jekyll:
      'On {{ page.title }}: {% raw %}use {{ item }}{% endraw %} or {{ undefined_thing }}.\n\n{% include gallery caption="All of it" %}\n\n{% include toc %}\n\n<!-- remember -->',
    mdx: 'On A title: with & signs: use \\{\\{ item }} or \\{\\{ undefined_thing }}.\n\n<Gallery caption="All of it" />\n\n{/* remember */}',
  },
  capture: {
    jekyll:
      '{% capture note %}\nTake **care**:\n\n* of this\n{% endcapture %}\n\n<div class="notice">\n  <h4>First:</h4>\n  {{ note | markdownify }}\n</div>',
    mdx: '<Aside kind="note">\n\n## First:\n\nTake **care**:\n\n- of this\n\n</Aside>',
  },
  math: { jekyll: 'So $$ x^2 + y_1 $$ holds.', mdx: 'So `x^2 + y_1` holds.' },
  log: {
    jekyll: `Moved:\n\n\`\`\`\n${TASK_LOG}\n\`\`\``,
    mdx: 'Moved:\n\n<MigrationLog log="vm105" />',
    log: { name: 'vm105', text: `${TASK_LOG}\n` },
  },
};

export const FRONT: Piece = {
  jekyll:
    '---\nlayout: single\ntitle: "A title: with & signs"\ndate: 2016-9-2 10:00:00 +0200\nseries: "HA with Proxmox"\ncategories:\n  - Virtualization\ntags: [kvm, ha]\npermalink: /old/place/\ngallery:\n  - url: /images/one.png\n    image_path: /images/one_300.png\n    alt: "placeholder"\n    title: "Storage tab"\n---\n\nTwo machines quarrel.\n\n',
  mdx: '---\ntitle: "A title: with & signs"\ndescription: Two machines quarrel.\ndate: 2016-09-02\nseries: ha-with-proxmox\npart: 1\ncategories: [Virtualization]\ntags: [kvm, ha]\naliases: [/old/place/]\ngallery:\n  - image: ./images/one.png\n    alt: Storage tab\n    title: Storage tab\n---\n\nTwo machines quarrel.\n\n',
};
