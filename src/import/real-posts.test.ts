import { describe, expect, it } from 'vitest';
import type { Tree } from '../content/testing.ts';
import { importTree, isAlarm, POST, png } from './testing.ts';

// What people write, as it stood in blogs: each comes over whole, and the account has nothing to say of it.

/** What becomes of a post, and what the account says of it. */
async function imported(body: string, frontMatter = '', files: Tree = {}) {
  const { read, findings } = await importTree({
    [POST]: `---\ntitle: A post\n${frontMatter}---\n${body}\n`,
    'images/a.png': await png(60, 40),
    'images/b.png': await png(60, 40),
    ...files,
  });
  return { text: await read('posts/a-post/index.mdx'), findings, alarms: findings.filter(isAlarm) };
}

const FEATURES = `feature_row:
  - image_path: /images/a.png
    alt: What a shows
    title: Speed
    excerpt: Fast *at* night.
    url: https://a.example/
    btn_label: Read on
    btn_class: btn--primary
  - image_path: /images/b.png
    title: Errors
`;

describe('Minimal Mistakes', () => {
  it('shows rows of features, once or again', async () => {
    const once = await imported('{% include feature_row %}', FEATURES);
    expect(once.text).toContain('**Speed**\n\nFast *at* night.\n\n[Read on](https://a.example/)');
    expect(once.alarms).toEqual([]);
    const twice = await imported(
      '{% include feature_row %}\n\nText.\n\n{% include feature_row type="left" %}',
      FEATURES,
    );
    expect(twice.text.split('**Errors**')).toHaveLength(3);
    expect(twice.alarms).toEqual([]);
  });

  it('has captions with code in them, which are texts', async () => {
    const gallery = 'gallery:\n  - image_path: /images/a.png\n    alt: What a shows\n';
    const { text, alarms } = await imported('{% include gallery caption="As `node_exporter` has it" %}', gallery);
    expect(text).toContain('<Gallery caption="As node_exporter has it" />');
    expect(alarms).toEqual([]);
  });

  it('keeps the caption of a picture whose alternative text was a stand-in', async () => {
    const figure =
      '{% include figure image_path="/images/a.png" alt="this is a placeholder image" caption="Nobody looks." %}';
    const { text, findings, alarms } = await imported(figure);
    expect(text).toContain('alt="Nobody looks." caption="Nobody looks." />');
    expect(findings).toContainEqual(expect.stringContaining('“this is a placeholder image” as its alternative text'));
    expect(alarms).toEqual([]);
  });

  it('captures notices, with links between posts in them', async () => {
    const { text, alarms } = await imported(
      '{% capture note %}\n* see [b]({% post_url 2015-01-01-b %})\n{% endcapture %}\n<div class="notice--info">{{ note | markdownify }}</div>',
      '',
      { '_posts/2015-01-01-b.md': '---\ntitle: B\n---\nText.\n' },
    );
    expect(text).toContain('<Aside kind="note">\n\n- see [b](../b/)\n\n</Aside>');
    expect(alarms).toEqual([]);
  });

  it('captures code whose fences share their lines with the tags', async () => {
    const { text, alarms } = await imported(
      '{% capture c %}```sh\nkubectl get x\n```{% endcapture %}\n{{ c | markdownify }}\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    );
    expect(text).toContain('```sh\nkubectl get x\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |');
    expect(alarms).toEqual([]);
  });
});

describe('Liquid', () => {
  it('around a fence on the same line leaves no trace', async () => {
    const { text, findings } = await imported('{% raw %}```yaml\na: {{ b }}\n```{% endraw %}\n\nAfter *it*.');
    expect(text).toContain('\n\n```yaml\na: {{ b }}\n```\n\nAfter *it*.\n');
    expect(findings.filter((finding) => !finding.startsWith('notice'))).toEqual([]);
  });

  it('on the line of a fence stays where it is code itself', async () => {
    const shown = '````\n{% raw %}```yaml\na: {{ b }}\n```{% endraw %}\n````';
    // The tags are Jekyll's even there; the fences are the author's.
    expect((await imported(shown)).text).toContain('````\n```yaml\na: {{ b }}\n```\n````');
  });

  it('that is evaluated is no invention', async () => {
    const { text, alarms } = await imported(
      '[a]({{ "/b/" | relative_url }}) by {{ site.author.name }} on {{ page.date | date: "%B %d, %Y" }}\n\n{% for p in site.posts limit:1 %}* [{{ p.title }}]({{ site.baseurl }}{{ p.url }})\n{% endfor %}',
      '',
      {
        '_config.yml': 'url: https://old.example\npermalink: /:title/\nauthor:\n  name: Ann Writer\n',
        '_posts/2017-01-01-b.md': '---\ntitle: The other\n---\nText.\n',
      },
    );
    expect(text).toContain('[a](../b/) by Ann Writer on September 22, 2016\n\n- [The other](../b/)');
    expect(alarms).toEqual([]);
  });

  it('that shows a key of the front matter, which was taken for the description too', async () => {
    const { text, alarms } = await imported(
      '{{ page.subtitle }}\n\nIt is about one thing, and says what that is.',
      'subtitle: goodbye count.index\n',
    );
    expect(text).toContain('description: goodbye count.index. It is about one thing, and says what that is.\n');
    expect(alarms).toEqual([]);
  });
});

describe('HTML', () => {
  it('in `details` holds fences, with Go templates in them', async () => {
    const { text, alarms } = await imported(
      '<details>\n<summary>The whole <code>x.hcl</code></summary>\n\n```hcl\na = "{{ range service \\"web\\" }}"\n```\n\n</details>',
    );
    expect(text).toContain('<summary>The whole `x.hcl`</summary>\n\n```hcl\na = "{{ range service \\"web\\" }}"\n```');
    expect(alarms).toEqual([]);
  });

  it('in the cells of a table may be blocks', async () => {
    const { text, alarms } = await imported('| a | b |\n|---|---|\n| 1 | <pre>x<br>y</pre> |\n| 2 | z |');
    expect(text).toContain('<td>\n\n```\nx\ny\n```\n\n</td>');
    expect(text).toContain('<th>a</th>');
    expect(alarms).toEqual([]);
  });

  it('of players becomes a link that says what it leads to', async () => {
    const { text, alarms } = await imported(
      '<iframe src="https://www.youtube.com/embed/abc"></iframe>\n\n{% include video id="XsxDH4H" provider="youtube" %}',
    );
    expect(text).toContain('[Video on YouTube](https://www.youtube.com/watch?v=abc)');
    expect(text).toContain('[Video on YouTube](https://www.youtube.com/watch?v=XsxDH4H)');
    expect(alarms).toEqual([]);
  });
});

it('keeps the title of a link around a picture as its caption', async () => {
  const { text, alarms } = await imported('[![VPN](/images/a.png)](/images/a.png "Site to site")');
  expect(text).toContain('<Screenshot image="./images/a.png" alt="VPN" caption="Site to site" />');
  expect(alarms).toEqual([]);
});

it('has one description, and says what the others were', async () => {
  const long = 'One sentence that is long enough to be the description of a post.';
  const { text, findings, alarms } = await imported('Text.', `description: ${long}\nsubtitle: Another thing\n`);
  expect(text).toContain(`description: ${long}\n`);
  expect(findings).toContainEqual(expect.stringContaining('notice _posts/2016-09-22-a-post.md:4 `subtitle`, beside'));
  expect(alarms).toEqual([]);
});

it('describes a post by its prose, not by the lines that lead on to code', async () => {
  const { text } = await imported(
    'Run it:\n\n```\nx\n```\n\n* one\n  * two\n\nThe cluster has two nodes, and neither may be lost at night.',
  );
  expect(text).toContain('description: The cluster has two nodes, and neither may be lost at night.\n');
});

describe('Octopress', () => {
  const config =
    'url: https://old.example\nroot: /\nsource: source\ndestination: public\npermalink: /blog/:year/:month/:day/:title/\ncategory_dir: blog/categories\ncode_dir: downloads/code\n';

  /** A post in the folder that the configuration calls the source. */
  async function octopress(body: string, files: Tree = {}) {
    const picture = await png(60, 40);
    const { read, findings, result } = await importTree({
      '_config.yml': config,
      'source/_posts/2012-03-04-a-post.markdown': `---\nlayout: post\ntitle: A post\ncategories: [linux]\n---\n${body}\n`,
      'source/_includes/note.html': '<b>{{ include.title }}</b>',
      'source/downloads/code/check.pl': '#!/usr/bin/perl\nprint "{{ x }}";\n',
      'source/images/a.png': picture,
      'public/index.html': '---\n---\nmade',
      ...files,
    });
    return { text: await read('posts/a-post/index.mdx'), result, findings, alarms: findings.filter(isAlarm) };
  }

  it('keeps its site in the folder that its configuration names, and what it has built is none of it', async () => {
    const { text, result, findings } = await octopress('{% include note.html title="Hi" %} ![x](/images/none.png)');
    expect(text).toContain('**Hi**');
    expect(text).toContain('categories: [linux]\naliases:\n  - /blog/2012/03/04/a-post/\n');
    expect(result.posts).toMatchObject([{ file: 'source/_posts/2012-03-04-a-post.markdown' }]);
    expect(result.pages).toEqual([]);
    expect(findings).toContainEqual(
      expect.stringMatching(/^error source\/_posts\/2012-03-04-a-post.markdown:6 the picture `\/images\/none.png`/),
    );
  });

  it('shows code with a title and where it is from', async () => {
    const { text, alarms } = await octopress(
      '{% codeblock check.pl http://b.example/x View on GitHub %}\nprint "{{ a }}";\n\ttab\n{% endcodeblock %}\n\n{% codeblock %}\nplain\n{% endcodeblock %}\n\n``` ruby Primes http://c.example/ Source\nx\n```\n\n{% include_code Raid check lang:perl check.pl %}',
    );
    expect(text).toContain(
      '```perl title="check.pl"\nprint "{{ a }}";\n\ttab\n```\n\n[View on GitHub](http://b.example/x)',
    );
    expect(text).toContain('```\nplain\n```');
    expect(text).toContain('```ruby title="Primes"\nx\n```\n\n[Source](http://c.example/)');
    expect(text).toContain('```perl\n#!/usr/bin/perl\nprint "{{ x }}";\n```\n\n[Raid check](./files/check.pl)');
    expect(alarms).toEqual([]);
  });

  it('quotes, and says who said it', async () => {
    const { text, alarms } = await octopress(
      '{% blockquote Ann Author http://d.example/ Her book %}\nTalk is *cheap*.\n\nReally.\n{% endblockquote %}\n\n{% pullquote %}\nOne {" two "} three.\n{% endpullquote %}',
    );
    expect(text).toContain('> Talk is *cheap*.\n>\n> Really.\n>\n> — **Ann Author** [Her book](http://d.example/)');
    expect(text).toContain('> One two three.');
    expect(alarms).toEqual([]);
  });

  it.each([
    ['{% img /images/a.png %}', '<Screenshot image="./images/a.png" alt="Picture 1 of “A post”" />'],
    [
      "{% img right /images/a.png 350 200 'Wires' 'A capture' %}",
      '<Screenshot image="./images/a.png" alt="A capture" caption="Wires" />',
    ],
    ['{% img left /images/a.png Title text here %}', '<Screenshot image="./images/a.png" alt="Title text here" />'],
    ['{% img http://cats.example/890/280 %}', 'http://cats.example/890/280'],
    ['{% youtube dQw4w9 500 400 %}', '[Video on YouTube](https://www.youtube.com/watch?v=dQw4w9)'],
    ['{% gist 1059334 a.rb %}', '[Gist 1059334 a.rb](https://gist.github.com/1059334)'],
    ['{% video http://s3.example/v.mp4 640 320 %}', 'http://s3.example/v.mp4'],
    ['[h]({{ root_url }}/) [c]({{ root_url }}/blog/categories/linux/)', '[h](/) [c](/categories/linux/)'],
  ])('has %s', async (tag, expected) => {
    const { text, alarms } = await octopress(tag);
    expect(text).toContain(`\n\n${expected}\n`);
    expect(alarms).toEqual([]);
  });
});

it('breaks lines in the cells of HTML tables', async () => {
  const { text } = await imported('<table><tr><td>10.0.0.1<br>10.0.0.2</td><td colspan="2">x</td></tr></table>');
  expect(text).toContain('<td>10.0.0.1<br />10.0.0.2</td>');
});

describe('other languages', () => {
  it('have strong texts whose stars stand beside letters and quotes', async () => {
    const { text, alarms } = await imported(
      '这是**加粗**文字，**“引号”**后面，**中文：**紧跟，2 ** 3 ** 4。\n\n\\*\\*“原样”\\*\\*后。',
    );
    expect(text).toContain(
      '这是**加粗**文字，<strong>“引号”</strong>后面，<strong>中文：</strong>紧跟，2 \\*\\* 3 \\*\\* 4。\n\n\\*\\*“原样”\\*\\*后。',
    );
    expect(alarms).toEqual([]);
  });

  it('have sentences that end with their own signs', async () => {
    const { text } = await imported(
      '我们使用三台服务器来实现高可用的集群架构：\n\n第一句话讲的是负载均衡的基本原理和用法！第二句话讲的是故障转移以及如何在夜里不被叫醒。',
    );
    expect(text).toContain(
      'description: 第一句话讲的是负载均衡的基本原理和用法！ 第二句话讲的是故障转移以及如何在夜里不被叫醒。\n',
    );
  });

  it('have names of files that make plain folders: spelled in Latin letters, or by their day', async () => {
    const { result, findings } = await importTree({
      '_posts/2019-01-02-настройка-сети.md': '---\ntitle: Сеть\n---\nТекст.\n',
      '_posts/2019-01-03-负载均衡 1.md': '---\ntitle: 负载均衡\n---\n文字。\n',
      '_posts/2019-01-04-Übersicht-straße.md': '---\ntitle: Ü\n---\nText.\n',
      '_posts/2019-01-05-ha.md': '---\ntitle: HA\n---\nText.\n',
    });
    expect(result.posts.map(({ address }) => address)).toEqual([
      '/posts/nastroyka-seti/',
      '/posts/post-2019-01-03/',
      '/posts/ubersicht-strasse/',
      '/posts/ha/',
    ]);
    expect(findings.filter(isAlarm)).toEqual([]);
  });

  it('have bytes of the time before UTF-8, read by the language of the site', async () => {
    const files = {
      '_config.yml': 'url: https://old.example\npermalink: /:title/\nlang: ru\n',
      '_posts/2019-01-02-a.md': Buffer.from('---\ntitle: A\n---\n\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!\n', 'latin1'),
    };
    const { read, findings } = await importTree(files);
    expect(await read('posts/a/index.mdx')).toContain('Привет, мир!');
    expect(findings).toContainEqual(expect.stringMatching(/^error _posts\/2019-01-02-a.md:4 .*windows-1251/));
  });

  it('have categories that the configuration gives to a folder', async () => {
    const { read, findings } = await importTree({
      '_config.yml':
        'url: https://old.example\ndefaults:\n  - scope: {path: "_posts/de"}\n    values: {categories: [Deutsch]}\n',
      '_posts/de/2019-01-02-a.md': '---\ntitle: A\n---\nText.\n',
    });
    expect(await read('posts/a/index.mdx')).toContain('categories: [Deutsch]');
    expect(findings.filter(isAlarm)).toEqual([]);
  });
});

describe('what is written by hand', () => {
  it('has fences in lists whose code stands at the margin', async () => {
    const { text, findings } = await imported('* one\n\n  ```sh\ncode at the margin\n    indented\n  ```\n\n* two');
    expect(text).toContain('- one\n\n  ```sh\n  code at the margin\n    indented\n  ```\n\n- two');
    expect(findings.filter((finding) => !finding.startsWith('notice') || isAlarm(finding))).toEqual([]);
  });

  it('has footnotes whose labels are several words', async () => {
    const { text, alarms } = await imported('one[^a long note] `[^a long note]`\n\n[^a long note]: The note.');
    expect(text).toContain('one[^a-long-note] `[^a long note]`\n\n[^a-long-note]: The note.');
    expect(alarms).toEqual([]);
  });

  it('has words beside expressions in loops', async () => {
    const { text, alarms } = await imported(
      '{% assign x = "1,2" | split: "," %}{% for i in x %}n{{ i }} {% endfor %}end',
    );
    expect(text).toContain('n1 n2 end');
    expect(alarms).toEqual([]);
  });

  it('has pictures that are files of another kind, which are linked', async () => {
    const { text, alarms } = await imported('![The plan](/files/plan.pdf)', '', { 'files/plan.pdf': '%PDF' });
    expect(text).toContain('[The plan](./files/plan.pdf)');
    expect(alarms).toEqual([]);
  });

  it('has folded descriptions with links, and maps among its tags', async () => {
    const excerpt =
      'excerpt: >\n  A description that goes on over\n  two lines with a [link](http://x.example/a) in it.\n';
    const { text, alarms } = await imported('Text.', `${excerpt}tags:\n  - a: b\n  - c\n`);
    expect(text).toContain('description: A description that goes on over two lines with a link in it.');
    expect(text).toContain('tags: [c]');
    expect(alarms).toEqual([]);
  });
});

it('reads cells of HTML tables that hold Markdown', async () => {
  const { text, alarms } = await imported(
    '<table>\n  <tr><th>a</th><th>b</th></tr>\n  <tr><td markdown="span">*a* `b`</td><td>\n\n```sh\nfence {{ x }}\n\ttab\n```\n\n</td></tr>\n</table>',
  );
  expect(text).toContain('<td>*a* `b`</td>');
  expect(text).toContain('```sh\nfence {{ x }}\n\ttab\n```');
  expect(alarms).toEqual([]);
});

it('keeps placeholders in titles, and blanks where lines broke in descriptions', async () => {
  const { read, findings } = await importTree({
    [POST]:
      '---\ntitle: "Log in as <user> with <b>care</b>"\n---\nA line that breaks<br>in the middle of what it has to say.\n',
  });
  const text = await read('posts/a-post/index.mdx');
  expect(text).toContain(
    'title: Log in as <user> with care\ndescription: A line that breaks in the middle of what it has to say.\n',
  );
  expect(findings.filter(isAlarm)).toEqual([]);
});

it('names an alert by the class that says more, and knows texts of includes with HTML in them', async () => {
  const { text, alarms } = await imported(
    '{% include alert.html type="danger" text="Mind the <code>rm -rf</code>" %}\n\n{% include figure image_path="/images/a.png" alt="It" caption="See [here](https://a.example/) and `code`" %}',
    '',
    {
      '_includes/alert.html': '<div class="alert alert-{{ include.type }}">{{ include.text }}</div>',
    },
  );
  expect(text).toContain('<Aside kind="danger">\n\nMind the `rm -rf`\n\n</Aside>');
  expect(alarms).toEqual([]);
});

it('leaves out a gallery that is empty, and knows addresses with brackets in them', async () => {
  const { text, alarms } = await imported(
    '{% include gallery %}\n\nSee https://e.example/a_(b)?c=1&d=2#e now.',
    'gallery:\n',
  );
  expect(text).not.toContain('Not brought over');
  expect(alarms).toEqual([]);
});

it('describes a post by what stands before it leads on to code', async () => {
  const { text } = await imported(
    'Consul answers DNS on port 8600. There are three ways to ask it:\n\n```\ndig\n```\n\nPress C to stop, and so on, for as long as you like.',
  );
  expect(text).toContain('description: Consul answers DNS on port 8600. There are three ways to ask it.');
});
