import { parseLog } from '../../logs/parse.ts';
import { LogSession, savedPage } from '../../logs/reader/index.ts';
import css from '../../styles/saved.css?inline';
import type { Ask, CallName, Calls, Progress, Reply } from './calls.ts';

/** Reads a log apart from the page, so that it stays at the reader's hand however long the log is. */

type Tell = (progress: Progress) => void;

let session: LogSession | null = null;
let isSaving = false;

function current(): LogSession {
  if (session === null) throw new Error('no log has been read');
  return session;
}

const calls: {
  [C in CallName]: (ask: Calls[C]['ask'], tell: Tell) => Calls[C]['answer'] | Promise<Calls[C]['answer']>;
} = {
  async read({ source, dialect, language }, tell) {
    const input = typeof source === 'string' ? source : await readBytes(source, tell);
    const log = parseLog(input, {
      ...(dialect === null ? {} : { dialect }),
      onProgress: (lines, of) => tell({ doing: 'Making out the lines', done: lines / of }),
    });
    if (log.lines.every((line) => line.text.trim() === '')) return null;
    tell({ doing: 'Putting the facts together', done: 1 });
    session = new LogSession(log, { language });
    return session.overview();
  },
  show: (showing) => current().show(showing),
  toggle: ({ fold }) => current().toggle(fold),
  reveal({ line }) {
    const layout = current().reveal(line);
    return { layout, troubleOnly: current().troubleOnly };
  },
  chunk: ({ index }) => current().chunkHtml(index),
  find: ({ text, from, forward }) => current().find(text, from, forward),
  records: ({ outcome, first, count }) => current().records(outcome, first, count),
  save: ({ name }, tell) => save(name, current(), tell),
  cancelSave() {
    isSaving = false;
    return null;
  },
};

/** Piece by piece into one array: the page holds no copy, and knows how far it is. */
async function readBytes(file: File, tell: Tell): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes.set(piece.value, length);
    length += piece.value.length;
    tell({ doing: 'Reading the file', done: length / file.size });
  }
  return bytes.subarray(0, length);
}

const PIECE_CHARACTERS = 1_000_000;

/** The page to keep, as pieces that the browser may put on disk: at no time is there one text of it all. */
async function save(name: string, { log, formats }: LogSession, tell: Tell): Promise<Blob | null> {
  isSaving = true;
  const options = { name, formats, css, styleSource: await styleSource() };
  const blobs: Blob[] = [];
  let piece = '';
  for (const { html, done } of savedPage(log, options)) {
    piece += html;
    if (piece.length < PIECE_CHARACTERS) continue;
    blobs.push(new Blob([piece]));
    piece = '';
    tell({ doing: 'Making the page', done });
    // Whoever scrolls meanwhile gets lines, too, and whoever gives it up is heard.
    await new Promise((resolve) => setTimeout(resolve));
    if (!isSaving) return null;
  }
  return new Blob([...blobs, piece], { type: 'text/html' });
}

/** What lets a policy allow the style sheet and no other. Browsers count hashes only for pages of secure origins. */
async function styleSource(): Promise<string> {
  if (!isSecureContext) return "'unsafe-inline'";
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css)));
  return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
}

function reply<C extends CallName>(message: Reply<C>): void {
  postMessage(message);
}

async function answer<C extends CallName>({ id, call, ask }: Ask<C>): Promise<void> {
  try {
    const run = calls[call];
    reply({ id, answer: await run(ask, (progress) => reply({ id, progress })) });
  } catch (error) {
    reply({ id, problem: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<Ask>) => void answer(data));
