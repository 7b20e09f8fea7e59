import type { Piece, Writer } from '../truth.ts';

const ANSIBLE = [
  '- hosts: "{{ target | default(\'proxmox\') }}"',
  '  tasks:',
  '    - name: install §',
  '      apt: name={{ item }} state=present',
  '      with_items: "{{ packages }}"',
  "      when: ansible_os_family == 'Debian' and {{ flag }} # not like this",
  '    {% for host in groups["ceph"] %}',
  '    mon host = {{ hostvars[host]["ansible_eth1"]["ipv4"]["address"] }}{% if not loop.last %},{% endif %}',
  '    {% endfor %}',
];

const HELM = [
  '{{- range $i, $e := .Values.nodes }}',
  '{{- if eq $e.role "§" }}',
  'name: {{ $e.name | quote }} {{/* a comment */}}',
  '{{- end }}',
  '{{ include "chart.labels" . | nindent 4 }}',
  '{{- end -}}',
];

const SHELL = [
  `# § <your-ip> & \${HOME} $(date) \`uname -r\` "quoted" 'single' -- ...`,
  'root@proxmox01:~# for i in {1..3}; do echo "$i" | tee -a /tmp/x_*_y; done',
  "awk '{ print $1 }' < in > out 2>&1 && echo \\",
  '\tok   ',
  '',
  '',
  'cat <<EOF > /etc/<name>.conf',
  '<VirtualHost *:80>  ',
  '&lt;not an entity&gt; --> <!-- not a comment -->',
  'EOF',
  '*not emphasis* _neither_ [no](link) ![no](image.png) {: .no-list }',
];

const MAKEFILE = ['§: main.o', '\tgcc -o $@ $^', '', '\t@echo "done"   ', 'clean:', '\t-rm -f *.o'];

const XML = [
  "<cpu mode='host-passthrough'> <!-- § -->",
  '  <feature policy="require" name="vmx"/>',
  '</cpu>',
  '<disk type=\'block\' device="disk">{curly}</disk>',
];

const JSON_LINES = ['{', '  "name": "§",', `  "a": {"b": ["<c>", "\${d}", "{{e}}"]}`, '}'];

const MARKDOWN = [
  '# § heading in code',
  '',
  '```bash',
  'echo nested',
  '```',
  '',
  '| a | b |',
  '|---|---|',
  '* item',
  '+++',
  '---',
];

const SQL = ["SELECT a<b, c>d, \"§\" FROM t WHERE x <> '' AND y LIKE '%{z}%';", '-- :ok: $1 $$ x^2 $$'];

const POWERSHELL = [
  'PS C:\\Users\\admin> Get-VM | Where-Object { $_.State -eq "§" }',
  'C:\\>dir \\\\server\\share\\*.*',
];

const SNIPPETS: readonly [string, readonly string[]][] = [
  ['yaml', ANSIBLE],
  ['yaml', HELM],
  ['bash', SHELL],
  ['make', MAKEFILE],
  ['xml', XML],
  ['json', JSON_LINES],
  ['sql', SQL],
  ['powershell', POWERSHELL],
  ['', SHELL],
  ['jinja2', ANSIBLE],
  ['nosuchlanguage', HELM],
];

export function snippet(write: Writer): { language: string; lines: string[] } {
  const [language, lines] = write.random.pick(SNIPPETS);
  return { language, lines: write.code(lines) };
}

const fence: Piece = (write) => {
  const { language, lines } = snippet(write);
  const marks = write.random.pick(['```', '~~~', '````', '~~~~~']);
  return [marks + write.random.pick(['', ' ']) + language, ...lines, marks].join('\n');
};

/** Right behind a paragraph, without the blank line that one would write. */
const fenceBehindText: Piece = (write) => `${write.say()}:\n${fence(write)}\n${write.say()}`;

const nestedFence: Piece = (write) => {
  const lines = write.code(MARKDOWN);
  return ['~~~ markdown', ...lines, '~~~'].join('\n');
};

const longFence: Piece = (write) =>
  ['`````', ...write.code(['````', '§', '```', 'x', '```', '````']), '`````'].join('\n');

/** `{% raw %}` on lines of its own is not part of the code. */
const rawFence: Piece = (write) => {
  const lines = write.code(ANSIBLE);
  return write.random.chance(2)
    ? ['{% raw %}', '```yaml', ...lines, '```', '{% endraw %}'].join('\n')
    : ['```yaml', ...lines.with(0, `{% raw %}${lines[0]}`).with(-1, `${lines.at(-1)}{% endraw %}`), '```'].join('\n');
};

const highlight: Piece = (write) => {
  const { language, lines } = snippet(write);
  const options = write.random.pick(['', ' linenos', ' linenos=table', ' hl_lines="1 2"']);
  const inner = lines.some((line) => line.includes('{%') || line.includes('{{'))
    ? ['{% raw %}', ...lines, '{% endraw %}']
    : lines;
  return [`{% highlight ${language || 'text'}${options} %}`, ...inner, '{% endhighlight %}'].join('\n');
};

const indented: Piece = (write) => {
  const lines = write.code([
    '$ ls -l /var/lib/§',
    '    deeper {{ item }} <b>',
    '',
    'total 0 # not a heading',
    '* not a list',
  ]);
  return [write.say(), '', ...lines.map((line) => (line === '' ? '' : `    ${line}`)), '', write.say()].join('\n');
};

const tabbed: Piece = (write) => {
  const lines = write.code(['iface eth0 inet static § {', '\taddress 10.0.0.1', '}']);
  return [write.say(), '', ...lines.map((line) => `\t${line}`), '', write.say()].join('\n');
};

const listFence: Piece = (write) => {
  const lines = write.code(['service § restart', '  indented {{ more }}', 'echo "<done>"']);
  const indent = write.random.pick(['  ', '  ', '   ']);
  return [
    `* ${write.say()}`,
    '',
    ...['```bash', ...lines, '```'].map((line) => `${indent}${line}`),
    '',
    `* ${write.say()}`,
  ].join('\n');
};

const numberedFence: Piece = (write) => {
  const first = write.code(['pvecm create §']);
  const second = write.code(['pvecm add <ip-of-first> # §', '    four deep']);
  return [
    `1. ${write.say()}`,
    '',
    ...['```', ...first, '```'].map((line) => `   ${line}`),
    `2. ${write.say()}:`,
    '',
    ...['~~~ sh', ...second, '~~~'].map((line) => `    ${line}`),
    '',
    `3. ${write.say()}`,
  ].join('\n');
};

const tabListFence: Piece = (write) => {
  const lines = write.code(['modprobe § nested=1', 'lsmod']);
  return [
    `1.\t${write.say()}`,
    '',
    ...['```', ...lines, '```'].map((line) => `\t${line}`),
    '',
    `2.\t${write.say()}`,
  ].join('\n');
};

/** Code by indentation after a list has to leave the list first: `^` or an attribute list ends it. */
const codeAfterList: Piece = (write) => {
  const lines = write.code(['apt-get install §', 'a < b && c']);
  return [`* ${write.say()}`, `* ${write.say()}`, '^', '', ...lines.map((line) => `    ${line}`)].join('\n');
};

const quoteFence: Piece = (write) => {
  const lines = write.code(['cat /etc/§ | grep {x}', '', '<EOF>']);
  return [
    `> ${write.say()}`,
    '>',
    ...['```', ...lines, '```'].map((line) => (line === '' ? '>' : `> ${line}`)),
    '>',
    `> ${write.say()}`,
  ].join('\n');
};

const blockAttributes: Piece = (write) => {
  const lines = write.code(['kubectl get po -n {{ ns }} §']);
  return ['```', ...lines, '```', '{: .language-bash .no-copy title="x" }'].join('\n');
};

const longLine: Piece = (write) => {
  const lines = write.code([`§ ${'{"key": "<value>", "n": {{ n }}} '.repeat(400)}`.trimEnd()]);
  return ['```json', ...lines, '```'].join('\n');
};

const preWithTags: Piece = (write) => {
  const lines = write.code([
    'root@node:~# drbdadm status §',
    'r0 role:Primary',
    '  disk:UpToDate & <x>',
    '',
    '  peer connection:Connecting',
  ]);
  const html = lines.map((line) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
  return [
    '<pre>',
    ...html.map((line) =>
      line.replace('role:Primary', '<b>role:Primary</b>').replace('Connecting', '<font color="red">Connecting</font>'),
    ),
    '</pre>',
  ].join('\n');
};

const inline: Piece = (write) => {
  const { random } = write;
  const codes = [
    '{{ item § }}',
    '{% for § in x %}',
    '<your-§>',
    'a | b §',
    '{curly §}',
    '$HOME/§',
    'it\'s "§"',
    '`tick §`',
    '&amp; §',
    '*§*',
    '\\§\\n',
    '§ --> x',
    'x == {{ § | to_json }}',
    '{{- .Values.§ }}',
  ];
  const some = random
    .shuffled(codes)
    .slice(0, 4)
    .map((code) => write.inline(code));
  return `${write.say()} ${some.join(` ${write.say()} `)}, ${write.say()}.`;
};

export const CODE: readonly Piece[] = [
  fence,
  fence,
  fence,
  fenceBehindText,
  nestedFence,
  longFence,
  rawFence,
  highlight,
  highlight,
  indented,
  tabbed,
  listFence,
  numberedFence,
  tabListFence,
  codeAfterList,
  quoteFence,
  blockAttributes,
  longLine,
  preWithTags,
  inline,
  inline,
];
