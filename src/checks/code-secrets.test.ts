import { expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';
const SECRET = 'mysql -u root -pcorrect-horse';

it.each([
  ['a code block', `Text.\n\n\`\`\`sh\n${SECRET}\n\`\`\`\n`, 10],
  ['a note of a block', `\`\`\`migration-log name="x"\none\n^ Then ${SECRET}\n\`\`\`\n`, 9],
  ['a note', `<MigrationLog log="vm1">\n<Note at="one">\n${SECRET}\n</Note>\n</MigrationLog>\n`, 9],
])('a secret in %s of a post is a problem, and is not printed', async (_, body, line) => {
  const problems = await problemsOf({ [POST]: post('', body), 'posts/a/logs/vm1.log': 'one\n' });
  expect(problems).toMatchObject([
    { file: POST, line, field: 'password', found: '`co***`, which is published with the text' },
  ]);
  expect(JSON.stringify(problems)).not.toContain('horse');
});

it('a secret that is masked, or a log of the post, is none of code', async () => {
  const body = '```sh\nmysql -u root -p*** --password=<password>\n```\n\n```migration-log name="x"\none\n```\n';
  expect(await problemsOf({ [POST]: post('', body) })).toEqual([]);
});
