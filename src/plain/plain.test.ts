import { describe, expect, it } from 'vitest';
import { LOG, post, type Tree } from '../content/testing.ts';
import { plainHtml, plainMarkdown } from './index.ts';
import { plainPost } from './testing.ts';

const DRAWING =
  '<svg viewBox="0 0 680 400" onload="alert(1)"><title>T</title><rect class="d-machine" fill="none" width="9" height="9"/></svg>';

async function both(body: string, frontMatter = '', more: Tree = {}): Promise<{ html: string; markdown: string }> {
  const tree = { 'posts/a/index.mdx': post(frontMatter, body), ...more };
  const { segments, context } = await plainPost(tree, 'a', DRAWING);
  return { html: plainHtml(segments, context), markdown: plainMarkdown(segments, context) };
}

describe('text', () => {
  it('has absolute links: to other posts, to places in the page, to the world', async () => {
    const more = { 'posts/b/index.mdx': post() };
    const { html, markdown } = await both('## One\n\n[b](../b/), [one](#one), [out](https://example.com/x)', '', more);
    expect(markdown).toBe(
      '## One\n\n[b](https://example.org/blog/posts/b/), [one](https://example.org/blog/posts/a/#one), [out](https://example.com/x)\n',
    );
    expect(html).toContain('<h2>One</h2>');
    expect(html).toContain('<a href="https://example.org/blog/posts/b/">b</a>');
  });

  it('carries nothing of the site: no class, id, role, element or button of its own', async () => {
    const { html } = await both(
      '## One\n\n```console title="On pve1"\nroot@pve1:~# ls\na\n```\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\nA note.[^1]\n\n[^1]: Said.',
    );
    expect(html).not.toMatch(/ (?!class="language-)(?:class|id|role|tabindex|style|data-\w+|aria-\w+)=|<[a-z]+-[a-z]+/);
    expect(html).toContain(
      '<p><strong>On pve1</strong></p><pre><code class="language-console">root@pve1:~# ls\na</code></pre>',
    );
    expect(html).toContain('<td align="right">2</td>');
  });

  it('keeps code as it is, fenced by as many signs as it takes', async () => {
    const { markdown } = await both('````md\n```sh\nls <x> & y\n```\n````');
    expect(markdown).toBe('````md\n```sh\nls <x> & y\n```\n````\n');
  });

  it('writes what would mean something in Markdown so that it means itself', async () => {
    const { markdown } = await both('A \\* star, \\<b>, and 2 \\_ here\\_.');
    expect(markdown).toBe('A \\* star, \\<b>, and 2 \\_ here\\_.\n');
  });
});

describe('a log', () => {
  const logs = { 'posts/a/logs/vm1.log': LOG };
  const use =
    '<MigrationLog log="vm1" caption="VM 108">\n<Note at="bind: Cannot">Harmless, see [one](#one).</Note>\n<Note at={{ lines: [5, 6] }}>\n\nTwo.\n\n- a list\n\n</Note>\n</MigrationLog>\n\n## One';

  it('is there whole, with what it says and what is said of its lines', async () => {
    const { html, markdown } = await both(use, '', logs);
    expect(markdown).toContain(`\`\`\`\n${LOG.trimEnd()}\n\`\`\``);
    expect(markdown).toMatch(
      /^\*\*VM 108\*\*\n\nGuest VM 108, To proxmox02, Outcome Succeeded, Duration 20\ss, Downtime 102\sms/,
    );
    expect(markdown).toContain('- **Line 3:** Harmless, see [one](https://example.org/blog/posts/a/#one).');
    expect(markdown).toContain('- **Lines 5 to 6:** Two.\n\n  - a list');
    expect(markdown).toContain('[Raw log](https://example.org/blog/logs/a/vm1.log)');
    expect(html).toContain(`<pre><code>${LOG.trimEnd()}</code></pre>`);
  });

  it('shows control characters by signs that every format can hold', async () => {
    const { markdown, html } = await both('<MigrationLog log="vm1" />', '', {
      'posts/a/logs/vm1.log': 'a bell\u0007 and a shift\u000e and \u202eturned\n',
    });
    expect(markdown).toContain('a bell\u2407 and a shift\u240e and \ufffdturned');
    expect(html).toContain('a bell\u2407');
  });

  it('of thousands of lines is as on a page where that is asked for, and says what is left out', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `line ${i + 1}`);
    const tree = {
      'posts/a/index.mdx': post('', '<MigrationLog log="vm1">\n<Note at="line 2500">Here.</Note>\n</MigrationLog>'),
      'posts/a/logs/vm1.log': `${lines.join('\n')}\n`,
    };
    const { segments, context } = await plainPost(tree, 'a');
    const whole = plainMarkdown(segments, context);
    const short = plainMarkdown(segments, { ...context, longLogs: 'as on a page' });
    expect(lines.filter((line) => !whole.includes(line))).toEqual([]);
    expect(short).toContain('\nline 1\nline 2\n');
    expect(short).toMatch(/lines left out here\\?\]\n\n```\nline 2500\n```/);
    expect(short).not.toContain('\nline 2501\n');
    expect(short).toContain('\nline 5000\n');
  });

  it('is known to facts and comparisons', async () => {
    const { markdown } = await both(
      'It paused for <Fact log="vm1" is="downtime" />.\n\n<MigrationComparison logs={["vm1", "vm2"]} labels={["one", "a|b"]} caption="Two" />',
      '',
      { ...logs, 'posts/a/logs/vm2.log': LOG.replace('102 ms', '7 ms') },
    );
    expect(markdown).toMatch(/It paused for 102\sms\./);
    expect(markdown).toMatch(/\| \[one\]\(https:\/\/example.org\/blog\/logs\/a\/vm1\/\) \|.*102\sms \(worst\) \|/);
    expect(markdown).toMatch(/\| \[a\\\|b\]\([^)]*\) \|.*7\sms \(best\) \|/);
    expect(markdown).toContain('Not compared:');
  });
});

describe('pictures', () => {
  const gallery = 'gallery:\n  - image: ./images/a.png\n    alt: What "a" shows\n    title: The first';

  it('are pictures with their alt text, in HTML with their size and a link to the whole', async () => {
    const { html, markdown } = await both('<Gallery caption="All" />', gallery);
    expect(markdown).toBe(
      '![What "a" shows](https://example.org/blog/pictures/a-original.png)\n\n_The first_\n\n_All_\n',
    );
    expect(html).toBe(
      '<figure><figure><a href="https://example.org/blog/pictures/a-original.png"><img src="https://example.org/blog/pictures/a-720.png" alt="What &#x22;a&#x22; shows" width="720" height="540"></a><figcaption>The first</figcaption></figure><figcaption>All</figcaption></figure>',
    );
  });

  it('have their remarks as a numbered list', async () => {
    const { markdown } = await both(
      '<Screenshot image="./images/a.png" alt="The status">\n<Callout at={[1, 2]}>Here.</Callout>\n<Callout at={[3, 4]}>There.</Callout>\n</Screenshot>',
    );
    expect(markdown).toMatch(/^!\[The status\]\(.*\)\n\n1\. Here\.\n2\. There\.\n$/);
  });

  it('are files of their own when they are drawings', async () => {
    const { html } = await both('<Diagram image="./images/Two nodes.svg" alt="Two nodes" />');
    expect(html).toMatch(
      /^<figure><img src="https:\/\/example\.org\/blog\/pictures\/two-nodes-[0-9a-f]{8}\.svg" alt="Two nodes" width="680" height="400"><\/figure>$/,
    );
  });
});

describe('the other components', () => {
  it('become quotes, titles and lists', async () => {
    const more = {
      'posts/a/index.mdx': post(
        'series: s\npart: 1',
        '<Aside kind="warning" title="Mind">\n\nText.\n\n</Aside>\n\n<Terminal host="pve1" user="root">\n\n```\nls\n```\n\n</Terminal>\n\n<SeriesNav />',
      ),
      'posts/b/index.mdx': post('series: s\npart: 2').replace('title: DRBD', 'title: "Two & more"'),
    };
    const { markdown } = await both('', '', more);
    expect(markdown).toBe(
      [
        '> **Warning: Mind**\n>\n> Text.',
        '**root\\@pve1**',
        '```\nls\n```',
        '1. [DRBD](https://example.org/blog/posts/a/)\n2. [Two & more](https://example.org/blog/posts/b/)\n',
      ].join('\n\n'),
    );
  });
});
