import { describe, expect, it } from 'vitest';
import { bodyOf, findingsOf, importTree, POST } from '../testing.ts';

describe('Liquid in a post', () => {
  it.each([
    ['{{ page.title }} of {{ site.url }}', 'A post of https://old.example'],
    ['{% assign x = "word" %}A {{ x | upcase }}', 'A WORD'],
    ['{% if page.title %}yes{% else %}no{% endif %}', 'yes'],
    ['{% unless page.title %}yes{% else %}no{% endunless %}', 'no'],
    ['{% for i in (1..3) %}{{ i }},{% endfor %}', '1,2,3,'],
    ['a{% comment %} hidden {% endcomment %}b', 'ab'],
    ['{{ "/x/" | absolute_url }}', 'https://old.example/x/'],
    ['{% raw %}{{ item }}{% endraw %} stays', '\\{\\{ item }} stays'],
  ])('%s becomes %s', async (source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
  });

  it.each(['`{{ item }}`', '```yaml\nname: {{ item }}\n{% for x in y %}\n```', '~~~\n{{ a }}\n~~~'])(
    'in code is text: %j',
    async (source) => {
      expect(await bodyOf(source)).toBe(source.replaceAll('~~~', '```'));
      expect(await findingsOf(source)).toEqual([]);
    },
  );

  it('in indented code is text', async () => {
    expect(await bodyOf('Text:\n\n    {{ item }}\n    \t{% if x %}  \n    end')).toBe(
      'Text:\n\n```\n{{ item }}\n\t{% if x %}  \nend\n```',
    );
  });

  it('in code is reported where the old site showed its value', async () => {
    expect(await findingsOf('```\ncurl {{ site.url }}/x\n```')).toEqual([
      expect.stringContaining(`hand ${POST}:5 \`{{ site.url }}\` in code`),
    ]);
  });

  it('that is raw around and inside of fences leaves no trace', async () => {
    expect(await bodyOf('{% raw %}\n```yaml\na: {{ b }}\n```\n{% endraw %}')).toBe('```yaml\na: {{ b }}\n```');
    expect(await bodyOf('```yaml\n{% raw %}\na: {{ b }}\n{% endraw %}\n```')).toBe('```yaml\na: {{ b }}\n```');
  });

  it('that cannot be evaluated stays as written, with its place', async () => {
    const source = 'One\n\nuse {{ item }} and {{- range .Values.hosts }} and {% if inventory %}x{% endif %}';
    expect(await bodyOf(source)).toBe(
      'One\n\nuse \\{\\{ item }} and \\{\\{- range .Values.hosts }} and \\{% if inventory %}x\\{% endif %}',
    );
    expect((await findingsOf(source)).every((finding) => finding.includes(`${POST}:6`))).toBe(true);
  });

  it('that nobody knows stands in a marked block', async () => {
    const body = await bodyOf('Before\n\n{% include ads.html slot="top" %}\n\nAfter');
    expect(body).toContain('<Aside kind="warning" title="Not brought over: include ads.html">');
    expect(body).toContain('```liquid\n{% include ads.html slot="top" %}\n```');
  });

  it('names files of `_includes` and `_data`', async () => {
    const files = {
      '_includes/box.html': '<div class="notice--info">Hello {{ include.who }}</div>',
      '_data/people.yml': '- name: Ann\n- name: Bob\n',
    };
    expect(await bodyOf('{% include box.html who="you" %}', files)).toBe(
      '<Aside kind="note">\n\nHello you\n\n</Aside>',
    );
    expect(await bodyOf('{% for p in site.data.people %}\n* {{ p.name }}\n{% endfor %}', files)).toBe('- Ann\n\n- Bob');
  });

  it('captures a text that a notice shows', async () => {
    const source =
      '{% capture n %}\nSome *text* and `{{ code }}`\n{% endcapture %}\n<div class="notice">{{ n | markdownify }}</div>';
    expect(await bodyOf(source)).toBe('<Aside kind="note">\n\nSome *text* and `{{ code }}`\n\n</Aside>');
    expect(await findingsOf(source)).toEqual([]);
  });
});

describe('a highlight block', () => {
  it.each([
    [
      '{% highlight bash linenos %}\necho "{{ x }}"\n\tb  \n{% endhighlight %}',
      '```bash showLineNumbers\necho "{{ x }}"\n\tb  \n```',
    ],
    ['{% highlight md %}\n```\nx\n```\n{% endhighlight %}', '````md\n```\nx\n```\n````'],
    ['- item\n\n  {% highlight sh %}\n  a\n    b\n  {% endhighlight %}', '- item\n\n  ```sh\n  a\n    b\n  ```'],
    ['text {% highlight sh %}a{% endhighlight %} more', 'text\n\n```sh\na\n```\n\nmore'],
  ])('%j is a fence', async (source, expected) => {
    expect(await bodyOf(source)).toBe(expected);
  });

  it('without an end is text', async () => {
    expect(await bodyOf('{% highlight bash %}\nnever ends')).toContain('never ends');
  });
});

describe('links by tags', () => {
  it('lead to the posts they name, anchors included', async () => {
    const { read, findings } = await importTree({
      [POST]:
        '---\ntitle: A post\n---\n[a]({% post_url 2015-01-02-other %}#the-end) [b]({{ site.baseurl }}{% link _posts/2015-01-02-other.md %})\n',
      '_posts/2015-01-02-other.md': '---\ntitle: Other\n---\n## The end\n\nText.\n',
    });
    expect(await read('posts/a-post/index.mdx')).toContain('[a](../other/#the-end) [b](../other/)');
    expect(findings.filter((finding) => !finding.startsWith('notice'))).toEqual([]);
  });

  it('to a post that is not there are reported', async () => {
    const source = '[a]({% post_url 2011-01-01-never %})';
    expect(await bodyOf(source)).toBe('a (`{% post_url 2011-01-01-never %}`)');
    expect(await findingsOf(source)).toEqual(expect.arrayContaining([expect.stringContaining('2011-01-01-never')]));
  });
});
