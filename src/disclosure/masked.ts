/** Words that follow `password` and the like in messages and usage texts, and words for what an author has taken out. */
const WORDS = new Set(
  (
    'none null nil undefined empty blank yes no true false on off required incorrect invalid wrong expired missing failed ' +
    'failure ok done success successful updated changed set unset disabled enabled accepted rejected prompt unknown not is ' +
    'was for and or from with to in by of the authentication auth file stdin env option argument parameter flag cannot must ' +
    'can may should instead given specified n/a removed redacted hidden masked censored omitted sanitized protected'
  ).split(' '),
);

/** Names in capitals, as usage texts and templates write what is to be filled in. */
const PLACEHOLDER = /^(?:[A-Z]{1,20}_){0,3}(?:PASSWORD|PASSWD|PASS|PASSPHRASE|TOKEN|SECRET|KEY|TICKET|STRING|VALUE)$/;

/**
 * True for what stands in place of a secret: `***`, `xxxx`, `<hidden>`, `[redacted]`, `$PASSWORD`, `${…}`,
 * `%s`, `PASSWORD`, a command in backticks, a word such as `none`, or nothing. No shell puts anything in the
 * place of a `literal` one.
 */
export function isMasked(value: string, { literal = false } = {}): boolean {
  // A command whose output it is.
  if (!literal && value.startsWith('`')) return true;
  const text = value.replace(/^["'`]|["'`,;.)\]}]{1,4}$/g, '');
  return (
    // Whole or in part: `hu****2` hides enough.
    /\*{2}|x{4}|X{4}|•{2}|\.{3}|…|_{4}|#{3}/.test(text) ||
    /^[xX.*•#_-]*$/.test(text) ||
    /^(?:[<[{]|%[({sd]|@\/)/.test(text) ||
    (literal ? /^\$(?:[A-Z_]{2,}$|[{(])/ : /^\$[A-Za-z_{(\d]/).test(text) ||
    WORDS.has(text.toLowerCase()) ||
    PLACEHOLDER.test(text)
  );
}

/** A secret as a message may show it: its first two characters at most, and nothing of its length. */
export function mask(secret: string): string {
  if (/^-{4,5} ?BEGIN|^Private-Lines/.test(secret)) return secret;
  return secret.length < 8 ? '***' : `${secret.slice(0, 2)}***`;
}
