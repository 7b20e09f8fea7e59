/** What a line of a terminal session is. */
export type SessionLine =
  | {
      kind: 'command';
      /** `root@proxmox01:~# `, with its trailing blank; empty on a line that continues a command. */
      prompt: string;
      user: string | null;
      host: string | null;
      path: string | null;
      command: string;
    }
  | { kind: 'output'; text: string };

// user@host:path# and the bare `#` and `$`. A host prompt may stand alone at the end of a session.
const HOST_PROMPT = /^(([a-z_][\w-]*)@([\w.-]+):([^\s#$]*)[#$])(?: (.*))?$/i;
const BARE_PROMPT = /^([#$]) (.*)$/;

/** Reads a session line by line. A command that ends in a backslash goes on in the next line. */
export function readSession(code: string): SessionLine[] {
  const lines: SessionLine[] = [];
  const texts = code.split('\n');
  // Beside prompts that name a host, a line that starts with `# ` is output: a comment of some file.
  const bare = !texts.some((text) => HOST_PROMPT.test(text));
  let continues = false;
  for (const text of texts) {
    const line: SessionLine = continues ? continuation(text) : readLine(text, bare);
    lines.push(line);
    continues = line.kind === 'command' && line.command.endsWith('\\');
  }
  return lines;
}

function continuation(text: string): SessionLine {
  return { kind: 'command', prompt: '', user: null, host: null, path: null, command: text };
}

function readLine(text: string, bareAllowed: boolean): SessionLine {
  const host = HOST_PROMPT.exec(text);
  if (host !== null) {
    const [, prompt = '', user = null, name = null, path = null, command] = host;
    return {
      kind: 'command',
      prompt: command === undefined ? prompt : `${prompt} `,
      user,
      host: name,
      path,
      command: command ?? '',
    };
  }
  const bare = bareAllowed ? BARE_PROMPT.exec(text) : null;
  if (bare !== null) {
    const [, sign = '', command = ''] = bare;
    return { kind: 'command', prompt: `${sign} `, user: null, host: null, path: null, command };
  }
  return { kind: 'output', text };
}

/** True when a text without a language is a terminal session: its first line that isn't blank has a host prompt. */
export function looksLikeSession(code: string): boolean {
  const first = code.split('\n').find((line) => line.trim() !== '');
  return first !== undefined && HOST_PROMPT.test(first);
}
