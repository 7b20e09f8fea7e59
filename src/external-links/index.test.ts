import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { post, readTree, SERIES } from '../content/testing.ts';
import { checkExternalLinks, type ExternalOptions, outsideLinks } from './index.ts';

const DAY_MS = 86_400_000;

/** A server of its own that counts who asks for what. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const key = `${request.method} ${request.url}`;
    asked.push(key);
    answer(request, response, asked.filter((other) => other === key).length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return { url: (path: string) => `http://127.0.0.1:${bound.port}${path}`, asked };
}

async function optionsWith(changes: Partial<ExternalOptions> = {}): Promise<ExternalOptions> {
  const folder = await mkdtemp(join(tmpdir(), 'links-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    timeoutMs: 2000,
    retries: 1,
    pauseMs: 1,
    hosts: 4,
    betweenMs: 0,
    freshMs: 7 * DAY_MS,
    cacheFile: join(folder, 'cache', 'links.json'),
    now: 100 * DAY_MS,
    ...changes,
  };
}

const links = (...urls: string[]) => new Map(urls.map((url, i) => [url, [{ file: 'a.mdx', line: i + 1, column: 1 }]]));

describe('links to the outside', () => {
  it('are those of posts, pages and credits, each with its places, fragments and the own site left out', async () => {
    const credit = 'credit:\n  author: A\n  url: https://original.example/blog/\n';
    const content = await readTree({
      'site.yaml': 'address: https://own.example\n',
      'series/ha.yaml': SERIES + credit,
      'posts/a/index.mdx': post(
        '',
        '[a](https://a.example/x#part) [b](https://own.example/y/) [c](../) [d](mailto:x@a.example)\n\nhttps://a.example/x\n',
      ),
    });
    const found = [...outsideLinks(content)].map(([url, places]) => [url, places.map(({ line }) => line)]);
    expect(found).toEqual([
      ['https://a.example/x', [7, 9]],
      ['https://original.example/blog/', [6]],
    ]);
  });
});

describe('an address', () => {
  it('that is gone is a problem at each place that links to it', async () => {
    const { url } = await serve((_, response) => response.writeHead(404).end());
    const places = [
      { file: 'a.mdx', line: 3, column: 1 },
      { file: 'b.mdx', line: 9, column: 2 },
    ];
    const { problems, notices } = await checkExternalLinks(new Map([[url('/x'), places]]), await optionsWith());
    expect(problems).toMatchObject(
      places.map((place) => ({ ...place, found: `\`${url('/x')}\`, which is gone (404)` })),
    );
    expect(notices).toEqual([]);
  });

  it('that has moved for good is a notice with its new place; for now, it is there', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(request.url === '/old' ? 301 : 302, { location: '/new' }).end();
    });
    const result = await checkExternalLinks(links(url('/old'), url('/soon')), await optionsWith());
    expect(result).toMatchObject({ problems: [], notices: [{ line: 1, fix: `write \`${url('/new')}\`` }] });
  });

  it('that refuses HEAD is asked for with GET', async () => {
    const { url, asked } = await serve((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 405 : 200).end('x');
    });
    expect(await checkExternalLinks(links(url('/x')), await optionsWith())).toMatchObject({
      problems: [],
      notices: [],
    });
    expect(asked).toEqual(['HEAD /x', 'GET /x']);
  });

  it('that is overloaded is asked for again, and then is well', async () => {
    const { url, asked } = await serve((_, response, nth) => response.writeHead(nth === 1 ? 503 : 200).end());
    expect(await checkExternalLinks(links(url('/x')), await optionsWith())).toMatchObject({
      problems: [],
      notices: [],
    });
    expect(asked).toEqual(['HEAD /x', 'GET /x', 'HEAD /x']);
  });

  it('that refuses programs, answers too late or nothing at all can’t be told', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/refuses') response.writeHead(403).end();
      else if (request.url === '/breaks') response.destroy();
    });
    const options = await optionsWith({ timeoutMs: 300 });
    const { problems, notices } = await checkExternalLinks(
      links(url('/refuses'), url('/late'), url('/breaks')),
      options,
    );
    expect(problems).toEqual([]);
    expect(notices.map(({ found }) => found.replace(/^.*`: /, ''))).toEqual([
      'it answers 403',
      'no answer in time',
      expect.stringMatching(/socket|closed/),
    ]);
  });
});

describe('a host', () => {
  it('gets one request after the other', async () => {
    let [now, most] = [0, 0];
    const { url } = await serve((_, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => {
        now--;
        response.writeHead(200).end();
      }, 20);
    });
    await checkExternalLinks(links(url('/1'), url('/2'), url('/3')), await optionsWith());
    expect(most).toBe(1);
  });
});

describe('what was there', () => {
  it('is not asked for again for a while, what was not is', async () => {
    const { url, asked } = await serve((request, response) =>
      response.writeHead(request.url === '/gone' ? 404 : 200).end(),
    );
    const options = await optionsWith();
    const all = links(url('/there'), url('/gone'));
    await checkExternalLinks(all, options);
    asked.length = 0;
    expect((await checkExternalLinks(all, { ...options, now: options.now + 6 * DAY_MS })).problems).toHaveLength(1);
    expect(asked.filter((one) => one.endsWith('/there'))).toEqual([]);
    await checkExternalLinks(all, { ...options, now: options.now + 8 * DAY_MS });
    expect(asked.filter((one) => one.endsWith('/there'))).toEqual(['HEAD /there']);
  });

  it('is forgotten when it is linked no more, or when the list is broken', async () => {
    const { url, asked } = await serve((_, response) => response.writeHead(200).end());
    const options = await optionsWith();
    await checkExternalLinks(links(url('/a'), url('/b')), options);
    await checkExternalLinks(links(url('/a')), options);
    expect(Object.keys(JSON.parse(await readFile(options.cacheFile, 'utf8')))).toEqual([url('/a')]);
    await writeFile(options.cacheFile, '{"x');
    asked.length = 0;
    await checkExternalLinks(links(url('/a')), options);
    expect(asked).toEqual(['HEAD /a']);
  });
});
