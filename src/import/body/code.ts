import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { isKnownLanguage, isSession, parseFenceMeta } from '../../code/index.ts';
import type { Findings } from '../report/findings.ts';
import { at, childrenOf, lineOf, paragraph, text } from './nodes.ts';

/** Names that other highlighters know, as Shiki's. */
const LANGUAGES: Readonly<Record<string, string>> = {
  apacheconf: 'apache',
  nginxconf: 'nginx',
  conf: 'ini',
  cfg: 'ini',
  config: 'ini',
  cnf: 'ini',
  dosini: 'ini',
  'shell-session': 'console',
  session: 'console',
  pycon: 'python',
  python3: 'python',
  irb: 'ruby',
  golang: 'go',
  pl: 'perl',
  jinja2: 'jinja',
  django: 'jinja',
  ansible: 'yaml',
  sls: 'yaml',
  hosts: 'text',
  none: 'text',
  nohighlight: 'text',
  'no-highlight': 'text',
  plaintext: 'text',
  output: 'text',
  raw: 'text',
  postgresql: 'sql',
  mysql: 'sql',
  html5: 'html',
  js: 'js',
  dockerfile: 'docker',
  makefile: 'make',
  gotemplate: 'text',
  'go-template': 'text',
  bind: 'text',
};

/** Languages and the words after them as this site knows them. The code itself is never touched. */
export function settleCode(root: Root, file: string, findings: Findings): void {
  visit(root, 'code', (code, index, parent) => {
    const line = lineOf(code);
    const written = code.lang?.trim() ?? '';
    // `{.bash .numberLines}` and `{bash}` of Pandoc and knitr, `bash:title`, `bash,linenos`.
    const name = (/^\{?\.?([\w+#-]+)/.exec(written)?.[1] ?? '').toLowerCase().replace(/^lang(?:uage)?-/, '');
    const alone = isKnownLanguage(name) ? name : name.replace(/(?<=\w)\+.*$/, '');
    const language = Object.hasOwn(LANGUAGES, alone) ? (LANGUAGES[alone] ?? alone) : alone;
    if (language === '') code.lang = null;
    else if (isKnownLanguage(language) || isSession({ code: code.value, language })) code.lang = language;
    else {
      code.lang = 'text';
      findings.notice(file, line, `code in \`${written}\`, a language that is not coloured here; it became \`text\``);
    }
    const cited = citation(code.meta ?? '');
    if (cited !== null && parent !== undefined && index !== undefined) {
      code.meta = cited.title === '' ? null : `title="${cited.title.replaceAll('"', "'")}"`;
      if (cited.link !== null) childrenOf(parent).splice(index + 1, 0, at(line, paragraph(cited.link)));
    } else
      code.meta = settleMeta(code.meta ?? '', (words) => {
        findings.drop({ file, line, what: 'markup', text: words, reason: 'words after the language of a code block' });
        findings.notice(
          file,
          line,
          `\`${words}\` after the language of a code block means nothing here; it was left out`,
        );
      });
    // Words after a fence need a language before them.
    if (code.meta !== null && code.lang === null) code.lang = 'text';
  });
}

/** What Octopress has after the language: a title, and where the code is from. */
function citation(meta: string): { title: string; link: Link | null } | null {
  const known = parseFenceMeta(meta).unknown.length === 0;
  if (known || /[={}]|linenos|lineNumbers|line-numbers/i.test(meta.replace(/https?:\S+/, ''))) return null;
  const [, title = meta.trim(), url, words] = /^(.*?)\s*(https?:\/\/\S+)(?:\s+(.+))?$/.exec(meta.trim()) ?? [];
  return { title, link: url === undefined ? null : { type: 'link', url, children: [text(words ?? url)] } };
}

function settleMeta(meta: string, leaveOut: (words: string) => void): string | null {
  const known = meta
    .replace(/\b(?:filename|file|name|caption)=("[^"]*"|'[^']*')/g, 'title=$1')
    .replace(/\blinenos(?:=\w+)?/g, 'showLineNumbers');
  const { unknown } = parseFenceMeta(known);
  if (unknown.length > 0) leaveOut(unknown.join(' '));
  const kept = unknown
    .reduce((rest, word) => rest.replace(word, ''), known)
    .replace(/\s+/g, ' ')
    .trim();
  return kept === '' || parseFenceMeta(kept).unknown.length > 0 ? null : kept;
}
