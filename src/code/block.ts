import { attributes, escapeHtml } from '../html/index.ts';
import { type CodeToken, highlight } from './highlight.ts';
import { type FenceMeta, parseFenceMeta } from './meta.ts';
import { looksLikeSession, readSession, type SessionLine } from './terminal.ts';

/** Languages that mean "a terminal session". */
const SESSION_LANGUAGES = new Set(['console', 'shellsession', 'sh-session', 'terminal']);

export interface CodeBlock {
  code: string;
  /** Null when the fence names none. */
  language: string | null;
  meta: string;
}

export function isSession({ code, language }: Pick<CodeBlock, 'code' | 'language'>): boolean {
  return language === null ? looksLikeSession(code) : SESSION_LANGUAGES.has(language);
}

/**
 * A fenced block as HTML: `<code-block>` around a `<pre>` that scrolls inside its own box.
 * The element adds its copy and wrap buttons when scripts run; without them it is a plain block.
 */
export async function renderCodeBlock(block: CodeBlock): Promise<string> {
  const meta = parseFenceMeta(block.meta);
  const session = isSession(block);
  const lines = session ? await sessionLines(block.code) : await codeLines(block);
  const html = lines.map((line, i) => renderLine(line, i + 1, meta)).join('\n');
  const kind = session ? 'terminal' : 'file';
  const label = meta.title ?? (session ? 'Terminal session' : 'Code');
  const tag = attributes({ class: `code code-${kind}`, 'data-language': block.language });
  const pre = attributes({
    class: [meta.showLineNumbers && 'numbered', meta.wrap && 'wrap'].filter(Boolean).join(' ') || null,
    tabindex: 0,
    // A box that scrolls needs a name; as a region, every block would be one more landmark of the page.
    role: 'group',
    'aria-label': label,
  });
  return `<code-block${tag}>${renderTitle(meta.title, block.language, session)}<pre${pre}><code>${html}</code></pre></code-block>`;
}

const SHELLS = new Set(['bash', 'sh', 'shell', 'zsh']);

function renderTitle(title: string | null, language: string | null, session: boolean): string {
  if (title !== null) return `<div class="code-title">${escapeHtml(title)}</div>`;
  const label = session ? 'Terminal' : SHELLS.has(language ?? '') ? 'Shell' : '';
  return `<div class="code-title is-label">${label}</div>`;
}

interface RenderedLine {
  classes: string[];
  html: string;
}

async function codeLines({ code, language }: CodeBlock): Promise<RenderedLine[]> {
  const lines = await highlight(code, language ?? 'text');
  return lines.map((tokens) => ({ classes: [], html: renderTokens(tokens) }));
}

async function sessionLines(code: string): Promise<RenderedLine[]> {
  const lines = readSession(code);
  const coloured = await colourCommands(lines);
  return lines.map((line, i) =>
    line.kind === 'output'
      ? { classes: ['output'], html: escapeHtml(line.text) }
      : { classes: ['command'], html: renderPrompt(line) + keepOptions(renderTokens(coloured.get(i) ?? [])) },
  );
}

/** Each command with its continued lines by itself: an open quote in one must not colour the next. */
async function colourCommands(lines: readonly SessionLine[]): Promise<Map<number, CodeToken[]>> {
  const commands: { start: number; texts: string[] }[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'output') continue;
    if (line.prompt === '') commands.at(-1)?.texts.push(line.command);
    else commands.push({ start: i, texts: [line.command] });
  }
  const coloured = new Map<number, CodeToken[]>();
  for (const { start, texts } of commands) {
    const tokens = await highlight(texts.join('\n'), 'bash');
    tokens.forEach((line, i) => {
      coloured.set(start + i, line);
    });
  }
  return coloured;
}

function renderPrompt(line: SessionLine & { kind: 'command' }): string {
  if (line.prompt === '') return '';
  const { user, host, path } = line;
  if (user === null || host === null) return `<span class="prompt">${escapeHtml(line.prompt)}</span>`;
  const rest = line.prompt.slice(`${user}@${host}:${path ?? ''}`.length);
  const who = `<span class="prompt-user">${escapeHtml(user)}@</span><span class="prompt-host">${escapeHtml(host)}</span>`;
  return `<span class="prompt">${who}:${escapeHtml(path ?? '')}${escapeHtml(rest)}</span>`;
}

/** Options such as `--link0` in one piece: a browser would break a wrapped line after their hyphen. */
function keepOptions(html: string): string {
  return html.replace(/(^|[\s>])(--?[a-z][\w-]{0,40})/gi, '$1<span class="option">$2</span>');
}

function renderTokens(tokens: readonly CodeToken[]): string {
  return tokens
    .map(({ text, role }) => (role === null ? escapeHtml(text) : `<span class="t-${role}">${escapeHtml(text)}</span>`))
    .join('');
}

function renderLine({ classes, html }: RenderedLine, number: number, meta: FenceMeta): string {
  const all = [
    'line',
    ...classes,
    ...(meta.marked.has(number) ? ['mark'] : []),
    ...(meta.inserted.has(number) ? ['ins'] : []),
    ...(meta.deleted.has(number) ? ['del'] : []),
  ];
  // The number is an attribute drawn by the style sheet, so that it is never selected or copied.
  const counted = meta.showLineNumbers ? attributes({ 'data-n': meta.startLineNumber + number - 1 }) : '';
  return all.length === 1 && counted === '' ? html : `<span class="${all.join(' ')}"${counted}>${html}</span>`;
}
