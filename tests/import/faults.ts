import { Buffer } from 'node:buffer';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Something that is wrong with the blog and has to be reported. */
export interface Fault {
  /** Path in the blog. */
  file: string;
  /** Line that the report has to name; a fault of the whole file has none. */
  line?: number;
  about: RegExp;
  /** A word of the post that has to arrive all the same. */
  survives?: string;
}

interface FaultyFile extends Fault {
  bytes: string | Uint8Array;
}

const front = (title: string, lines: readonly string[] = []): string =>
  ['---', `title: ${title}`, ...lines, '---', ''].join('\n');

const FAULTY: readonly FaultyFile[] = [
  {
    file: '_posts/2019-01-01-broken-yaml.md',
    line: 3,
    about: /yaml|front matter/i,
    bytes: '---\ntitle: fine\ntags: [kvm, "unclosed\ndate: 2019-01-01\n---\nText fxbrokenyaml.\n',
  },
  {
    file: '_posts/2019-01-02-duplicate-keys.md',
    line: 4,
    about: /title|duplicate|unique/i,
    survives: 'fxduplicate',
    bytes: '---\ntitle: one\ntags: [a]\ntitle: two\n---\nText fxduplicate.\n',
  },
  {
    file: '_posts/2016-13-45-no-such-day.md',
    about: /date|day|2016-13-45/i,
    survives: 'fxnosuchday',
    bytes: `${front('No such day')}Text fxnosuchday.\n`,
  },
  {
    file: '_posts/2019-01-03-bad-date.md',
    line: 3,
    about: /date/i,
    survives: 'fxbaddate',
    bytes: `${front('Bad date', ['date: 2016-13-45'])}Text fxbaddate.\n`,
  },
  {
    file: '_posts/2019-01-04-latin-1.md',
    line: 5,
    about: /utf-8|latin|encoding|bytes/i,
    survives: 'fxlatin',
    bytes: Buffer.from(`${front('Latin one')}\nText fxlatin caf\u00e9 \u00fcber.\n`, 'latin1'),
  },
  {
    file: '_posts/2019-01-05-nul.md',
    about: /nul|control|U\+0000|\\0|character/i,
    line: 4,
    survives: 'fxnul',
    bytes: `${front('With a nul')}Text fx\0 fxnul.\n`,
  },
  {
    file: '_posts/2019-01-06-missing-image.md',
    line: 6,
    about: /nowhere\.png/,
    survives: 'fxmissing',
    bytes: `${front('Missing image')}Text fxmissing.\n\n![A picture](/images/nowhere.png)\n`,
  },
  {
    file: '_posts/2019-01-07-outside.md',
    line: 4,
    about: /\.\.\/|outside/,
    survives: 'fxoutside',
    bytes: `${front('Outside')}Text fxoutside ![A picture](../../../../../etc/hostname.png)\n`,
  },
  {
    file: '_posts/2019-01-08-unknown-include.md',
    line: 6,
    about: /ads\.html/,
    survives: 'fxinclude',
    bytes: `${front('Unknown include')}Text fxinclude.\n\n{% include ads.html slot="top" %}\n`,
  },
  {
    file: '_posts/2019-01-09-no-target.md',
    line: 4,
    about: /2011-01-01-never-written/,
    survives: 'fxnotarget',
    bytes: `${front('No target')}Text fxnotarget [gone]({% post_url 2011-01-01-never-written %}).\n`,
  },
  {
    file: '_posts/2019-01-10-broken-link.md',
    line: 4,
    about: /never\/was/,
    survives: 'fxbroken',
    bytes: `${front('Broken link')}Text fxbroken [gone](/never/was/).\n`,
  },
  {
    file: '_posts/2019-01-11-twice.md',
    about: /address|\/twice\//i,
    survives: 'fxtwiceone',
    bytes: `${front('Twice one', ['permalink: /twice/'])}Text fxtwiceone.\n`,
  },
  {
    file: '_posts/2019-01-12-twice.md',
    about: /address|\/twice\//i,
    survives: 'fxtwicetwo',
    bytes: `${front('Twice two', ['permalink: /twice/'])}Text fxtwicetwo.\n`,
  },
  {
    file: '_posts/2019-01-13-open-front.md',
    about: /front matter|---/i,
    bytes: '---\ntitle: never closed\n\nText fxopenfront.\n',
  },
  {
    file: '_posts/2019-01-14-no-front.md',
    about: /front matter|title/i,
    bytes: 'Text fxnofront without front matter.\n',
  },
  { file: '_posts/2019-01-15-empty.md', about: /empty|front matter|title/i, bytes: '' },
  { file: '_posts/not-a-post.md', about: /not-a-post/, bytes: `${front('No date in the name')}Text fxnotapost.\n` },
  {
    file: '_posts/2019-01-16-unclosed-fence.md',
    about: /fence|```|code/i,
    line: 6,
    survives: 'fxunclosed',
    bytes: `${front('Unclosed fence')}Text fxunclosed.\n\n\`\`\`bash\necho {{ "a" }} <b>\nmore fxunclosedcode\n`,
  },
];

/** Writes the faulty files, and a picture and a post that are links out of the tree. */
export async function writeFaults(folder: string, outside: string): Promise<Fault[]> {
  for (const { file, bytes } of FAULTY) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  await writeFile(join(outside, 'secret.md'), `${front('Secret')}Text fxsecret.\n`);
  await symlink(join(outside, 'secret.md'), join(folder, '_posts/2019-02-01-secret.md'));
  await symlink(outside, join(folder, 'images/outside'));
  await writeFile(
    join(folder, '_posts/2019-02-02-linked-picture.md'),
    `${front('Linked picture')}Text fxlinked ![A picture](/images/outside/secret.png)\n`,
  );
  const faults = FAULTY.map(({ bytes: _, ...fault }): Fault => fault);
  return [
    ...faults,
    { file: '_posts/2019-02-01-secret.md', about: /link|outside/i },
    { file: '_posts/2019-02-02-linked-picture.md', line: 4, about: /secret\.png/, survives: 'fxlinked' },
  ];
}
