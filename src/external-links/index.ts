import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Content } from '../content/model.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { type Answer, type ProbeOptions, probe } from './probe.ts';

export interface ExternalOptions extends ProbeOptions {
  /** Hosts asked at the same time; each of them gets one request after the other. */
  hosts: number;
  /** Between two requests to one host, in ms. */
  betweenMs: number;
  /** How long an address that was there isn't asked for again, in ms. */
  freshMs: number;
  /** Where answers are kept. */
  cacheFile: string;
  /** Now, in ms since 1970. */
  now: number;
  onProgress?: (done: number, of: number) => void;
}

/** Where each outside address is linked from, fragments left out: servers don't get them. */
export function outsideLinks({
  posts,
  pages,
  series,
  site,
}: Pick<Content, 'posts' | 'pages' | 'series' | 'site'>): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const own = URL.parse(site.address)?.host;
  const add = (href: string, place: Place) => {
    const url = /^(?:https?:)?\/\//i.test(href) ? URL.parse(href, site.address) : null;
    if (url === null || url.host === own) return;
    url.hash = '';
    found.set(url.href, [...(found.get(url.href) ?? []), place]);
  };
  for (const { file, body } of [...posts, ...pages]) {
    for (const { href, line, column } of body.outsideLinks) add(href, { file, line, column });
  }
  for (const { data, yaml } of series) if (data?.credit) add(data.credit.url, yaml.locate(['credit', 'url']));
  return found;
}

/**
 * Asks for each address that the content links to outside of the site: politely, a host at a time, again where that
 * may help, and not again for a while where all was well. What is gone is a problem, what has moved or can't be told a notice.
 */
export async function checkExternalLinks(
  links: ReadonlyMap<string, readonly Place[]>,
  options: ExternalOptions,
): Promise<{ problems: Problem[]; notices: Problem[]; asked: number }> {
  const seen = await readCache(options.cacheFile);
  const isFresh = (url: string) => options.now - (seen[url] ?? Number.NEGATIVE_INFINITY) < options.freshMs;
  const open = [...links.keys()].filter((url) => !isFresh(url));
  const answers = await askAll(open, options);
  const kept = Object.fromEntries(
    [...links.keys()].flatMap((url) => (seen[url] !== undefined && isFresh(url) ? [[url, seen[url]]] : [])),
  );
  for (const [url, { is }] of answers) if (is === 'there') kept[url] = options.now;
  await mkdir(dirname(options.cacheFile), { recursive: true });
  await writeFile(options.cacheFile, JSON.stringify(kept, null, 1));
  const told = [...answers].flatMap(([url, answer]) =>
    (links.get(url) ?? []).map((place) => ({ severe: answer.is === 'gone', problem: problemOf(url, answer, place) })),
  );
  const pick = (severe: boolean) =>
    told.flatMap((one) => (one.problem !== null && one.severe === severe ? [one.problem] : []));
  return { problems: pick(true), notices: pick(false), asked: open.length };
}

async function askAll(urls: readonly string[], options: ExternalOptions): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const byHost = Map.groupBy(urls, (url) => new URL(url).host);
  const waiting = byHost.values();
  const askHosts = async () => {
    // Shared by all who ask: each takes the next host.
    for (const ofHost of waiting) {
      for (const [i, url] of ofHost.entries()) {
        if (i > 0) await new Promise((resolve) => setTimeout(resolve, options.betweenMs));
        answers.set(url, await probe(url, options));
        options.onProgress?.(answers.size, urls.length);
      }
    }
  };
  await Promise.all(Array.from({ length: options.hosts }, askHosts));
  return answers;
}

const cache = z.record(z.string(), z.number());

/** When each address was last there; nothing where there is no such file yet, or none that can be read. */
async function readCache(file: string): Promise<Record<string, number>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return cache.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    // Cut off by a run that was stopped: all is asked anew.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function problemOf(url: string, answer: Answer, place: Place): Problem | null {
  const shared = { ...place, field: 'outside link' };
  switch (answer.is) {
    case 'there':
      return null;
    case 'gone':
      return {
        ...shared,
        found: `${quote(url)}, which is gone (${answer.status})`,
        expected: 'a page that is there',
        fix: 'link to where it is now, or to a copy of it: `https://web.archive.org/web/`',
      };
    case 'moved':
      return {
        ...shared,
        found: `${quote(url)}, which has moved`,
        expected: 'the address where it is now',
        fix: `write \`${answer.to}\``,
      };
    case 'unclear':
      return {
        ...shared,
        found: `${quote(url)}: ${answer.why}`,
        expected: 'a page that is there',
        fix: 'open it yourself: it may be well, and refuse programs',
      };
  }
}
