/** What a server says of an address. */
export type Answer =
  | { is: 'there' }
  /** For good, to another address. */
  | { is: 'moved'; to: string }
  | { is: 'gone'; status: number }
  /** Neither there nor gone, as far as can be told from here: refused, overloaded, unreachable. */
  | { is: 'unclear'; why: string };

export interface ProbeOptions {
  /** For one try, in ms. */
  timeoutMs: number;
  /** Tries after the first. */
  retries: number;
  /** Before the second try, in ms; twice as long before each further one, or as long as the server asks for. */
  pauseMs: number;
}

// No one waits longer than this, whatever a server asks for.
const PAUSE_MAX_MS = 30_000;
const AGENT = 'ha-series link check';

/** Asks for an address once, or again where the server or the network may do better the next time. Never throws. */
export async function probe(url: string, options: ProbeOptions): Promise<Answer> {
  let answer: Answer = { is: 'unclear', why: 'not asked' };
  for (let attempt = 0, pause = options.pauseMs; attempt <= options.retries; attempt++, pause *= 2) {
    const { answer: got, again } = await ask(url, options.timeoutMs);
    answer = got;
    if (again === null || attempt === options.retries) break;
    await new Promise((resolve) => setTimeout(resolve, Math.min(again || pause, PAUSE_MAX_MS)));
  }
  return answer;
}

/** `again` is null where another try won't help, 0 for a usual pause, or the pause that the server asks for, in ms. */
async function ask(url: string, timeoutMs: number): Promise<{ answer: Answer; again: number | null }> {
  try {
    let response = await request(url, 'HEAD', timeoutMs);
    // Many servers refuse HEAD, or answer it wrongly.
    if (response.status >= 400) response = await request(url, 'GET', timeoutMs);
    return read(response, url);
  } catch (error) {
    return { answer: { is: 'unclear', why: reasonOf(error) }, again: 0 };
  }
}

async function request(url: string, method: 'HEAD' | 'GET', timeoutMs: number): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { method, redirect: 'manual', signal, headers: { 'user-agent': AGENT } });
  await response.body?.cancel();
  return response;
}

function read(response: Response, url: string): { answer: Answer; again: number | null } {
  const { status, headers } = response;
  if (status === 404 || status === 410) return { answer: { is: 'gone', status }, again: null };
  if (status === 301 || status === 308) {
    const to = URL.parse(headers.get('location') ?? '', url)?.href;
    return { answer: to === undefined ? { is: 'there' } : { is: 'moved', to }, again: null };
  }
  if (status < 400) return { answer: { is: 'there' }, again: null };
  const answer: Answer = { is: 'unclear', why: `it answers ${status}` };
  if (status !== 429 && status < 500) return { answer, again: null };
  return { answer, again: 1000 * (Number(headers.get('retry-after')) || 0) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
