/** One way in which a secret stands in a line. */
export interface SecretForm {
  kind: string;
  /** Global, with indices; its first group is the secret. No part repeats without a bound, so that none backtracks far. */
  pattern: RegExp;
  /** True when what was found is none after all. `after` is what follows it, on later lines too. */
  unless?: (value: string, after: string) => boolean;
  /** True where no shell reads the value: a `$` in it is a letter like any other. */
  literal?: boolean;
}

// Up to a blank, a quote, or what ends a word of a command line. `<hidden>` never starts one.
const VALUE = String.raw`["']?([^\s"',;&|<>]{1,512})`;
const PASSWORD_KEYS = String.raw`(?:password|passwd|passphrase|passwort|pwd)\d{0,2}`;
const TOKEN_KEYS = String.raw`(?:(?<!(?:password|key)-)secret(?!\s[0-9a-f]{8}-)|token|ticket|cookie|credential|(?:api|access|secret|private|pre-?shared)[_-]?key)`;
// Migrations, scrubs and encoders have passes: `pass` by itself is a key only among other credentials.
const PASS_OWNERS =
  'admin|auth|bind|cifs|db|ftp|http|ipmi|key|ldap|login|master|metadata|my|repl|require|root|smtp|ssl|user|vnc';

/** Settings that name a file, and numbers: `token: 5000` is a time-out of Corosync, `pass=2` the second round. */
const isSetting = (value: string) => /^~?\.{0,2}\/(?:[\w.-]+\/)*[\w.-]*$/.test(value) || /^\d{1,3}$/.test(value);
const isTokenSetting = (value: string) => isSetting(value) || /^\d+$/.test(value) || value.length < 8;
/** `secret: libvirt-ceph`: what a secret is called. */
const isSecretName = (value: string) => isTokenSetting(value) || /^[a-z]+(?:[-_./][a-z]+)*$/.test(value);

function settings(
  kind: string,
  keys: string,
  unless: SecretForm['unless'],
  unlessAfterColon: SecretForm['unless'] = unless,
): SecretForm[] {
  return [
    { kind, pattern: new RegExp(String.raw`${keys}["']?\s{0,4}(?:=>?|:=)\s{0,4}${VALUE}`, 'gid'), unless },
    // After a colon and a blank there may be a sentence: only one word is a value.
    {
      kind,
      pattern: new RegExp(String.raw`${keys}["']?\s{0,4}:\s{0,4}${VALUE}["']?(?=\s{0,4}(?:[,}\])]|$))`, 'gid'),
      unless: unlessAfterColon,
    },
    {
      kind,
      pattern: new RegExp(String.raw`(?<!\S)["']?--?[\w-]{0,40}${keys}(?:\s{0,2}=\s{0,2}|\s{1,4})(?!-)${VALUE}`, 'gid'),
      unless: (value, after) => /^(?:env|file|fd|pass|stdin):?/.test(value) || unless?.(value, after) === true,
    },
  ];
}

/** An option of one tool, whose letter means something else to others. */
function option(tools: string, letters: string): SecretForm {
  return {
    kind: 'password',
    pattern: new RegExp(String.raw`\b(?:${tools})\b[^|;\n]{0,300}?\s(?:${letters})${VALUE}`, 'gd'),
    unless: isSetting,
  };
}

export const SECRET_FORMS: readonly SecretForm[] = [
  {
    kind: 'private key',
    pattern: /(-{4,5} ?BEGIN (?:[A-Z0-9]{1,10} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5})/dg,
    unless: (_, after) => /^(?:\\n|\s){0,4}(?:\*{2}|[xX]{4}|\[|<|\.{3}|…)/.test(after),
  },
  { kind: 'private key', pattern: /(Private-Lines: \d{1,4})/dg },
  { kind: 'private key', pattern: /(?<![A-Za-z0-9+/])(b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/]{20,8000})/dg },
  { kind: 'Ceph key', pattern: /(?<![A-Za-z0-9+/])(AQ[A-Za-z0-9+/]{36}==)/dg },
  { kind: 'ticket', pattern: /(PVE(?:VNC|SPICE)?:[^\s:]{1,128}:[0-9A-F]{8}::[A-Za-z0-9+/=]{8,2000})/dg },
  { kind: 'API token', pattern: /PVEAPIToken[= ][^\s=]{1,128}=([^\s"',;&|<>]{8,64})/dg },
  { kind: 'JSON Web Token', pattern: /(?<![\w-])(eyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{8,2048})/dg },
  {
    kind: 'credentials of a request',
    pattern: /Authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:Basic|Bearer|Digest|Token)\s{1,4}([^\s"',;|<>]{4,4096})/dgi,
  },
  { kind: 'token', pattern: /\bBearer\s{1,4}([\w.~+/-]{16,4096}={0,2})/dg },
  { kind: 'password in an address', pattern: /:\/\/[^\s/@:"'<>]{0,128}:([^\s/@"'<>]{1,256})@/dg },
  ...settings('password', PASSWORD_KEYS, isSetting),
  ...settings('token', TOKEN_KEYS, isTokenSetting, isSecretName),
  // `--pass x`; `user=a,pass=x`, `?user=a&pass=x` and `user=a pass=x`; `PASS=x` of an environment
  {
    kind: 'password',
    pattern: new RegExp(String.raw`(?<!\S)--?pass(?:=|\s{1,4})(?!-)${VALUE}`, 'gd'),
    unless: isSetting,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\b(?:user|username|login)["']?\s?=\s?[^\s,;&]{1,128}[\s,;&]{1,4}(?:[\w-]{1,40}=[^\s,;&]{0,128}[\s,;&]{1,4}){0,8}pass\s?=\s?${VALUE}`,
      'gid',
    ),
    unless: isSetting,
  },
  { kind: 'password', pattern: new RegExp(`(?<![A-Za-z])PASS=${VALUE}`, 'gd'), unless: isSetting },
  {
    kind: 'password',
    pattern: new RegExp(String.raw`(?<![a-z])(?:${PASS_OWNERS})[_-]?pass\s{0,4}[=:]\s{0,4}${VALUE}`, 'gid'),
    unless: isSetting,
  },
  // `password "x"` of configurations, `<password>x</password>` of XML
  { kind: 'password', pattern: new RegExp(String.raw`\b${PASSWORD_KEYS}\s{1,40}(?:"([^\s"]{1,256})")`, 'gid') },
  { kind: 'password', pattern: new RegExp(String.raw`\b${PASSWORD_KEYS}\s{1,40}(?:'([^\s']{1,256})')`, 'gid') },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`<(?:[\w:-]{0,40})${PASSWORD_KEYS}(?:\s[^<>]{0,200})?>\s{0,8}([^\s<>]{1,256})\s{0,8}</`,
      'gid',
    ),
    literal: true,
  },
  {
    kind: 'hash of a password',
    pattern: /(?<![\w$])(\$(?:[1567]|2[abxy]|g?y)\$[./A-Za-z0-9$=,]{8,256})/dg,
    literal: true,
  },
  {
    kind: 'password',
    pattern: new RegExp(String.raw`(?:[a-z]Pass|(?<!BY|COM)(?<=[A-Z])PASS)\s{0,4}[=:]\s{0,4}${VALUE}`, 'gd'),
    unless: isSetting,
  },
  // keepalived, DRBD, Redis, iscsiadm, tgt and ietd, virsh, the QEMU monitor
  {
    kind: 'password',
    pattern: new RegExp(String.raw`\b(?:auth_pass|shared-secret|requirepass|masterauth)\s{1,40}${VALUE}`, 'gd'),
  },
  {
    kind: 'password',
    pattern: new RegExp(String.raw`auth\.password(?:_in)?\s{1,4}(?:-v|--value)[ =]\s{0,4}${VALUE}`, 'gd'),
  },
  {
    kind: 'password',
    pattern: new RegExp(String.raw`\b(?:incoming|outgoing)user\s{1,8}[^\s]{1,128}\s{1,8}${VALUE}`, 'gid'),
  },
  {
    kind: 'libvirt secret',
    pattern: new RegExp(
      String.raw`secret-set-value\s{1,4}(?:--secret[ =]\s{0,4})?[0-9a-f-]{36}\s{1,4}(?:--base64[ =]\s{0,4})?(?!-)${VALUE}`,
      'gid',
    ),
  },
  { kind: 'password', pattern: new RegExp(String.raw`\bset_password\s{1,4}(?:spice|vnc)\s{1,4}${VALUE}`, 'gd') },
  { kind: 'password', pattern: new RegExp(String.raw`\bchange\s{1,4}vnc\s{1,4}password\s{1,4}${VALUE}`, 'gd') },
  { kind: 'secret', pattern: new RegExp(String.raw`secret,id=[^\s,]{1,64},(?:format=\w{1,10},)?data=${VALUE}`, 'gd') },
  // Tools and the letter that means a password to them
  option(String.raw`mysql\w{0,16}|mariadb[\w-]{0,16}|xtrabackup|innobackupex`, '-p(?=\\S)'),
  option('sshpass|(?:docker|podman|buildah|skopeo) login|fence_\\w{1,30}', '-p ?'),
  option('ipmitool', '-P ?'),
  option('redis-cli', '-a ?'),
  option('xe', '-pw ?'),
  // `stonith -p "10.0.0.1 apc password"`
  {
    kind: 'password',
    pattern: /\bstonith\b[^|;\n]{0,300}?\s-p ?["'](?:[^\s"']{1,128}\s{1,4}){2}([^\s"']{1,256})["']/dg,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\b(?:mount\.cifs|mount\.smb3|cifs|smbfs)\b[^|;\n]{0,300}?[\s,]user(?:name)?=[^\s,%"']{1,128}%${VALUE}`,
      'gd',
    ),
  },
  option('ldap(?:search|modify|add|delete|passwd|whoami)', '-w ?'),
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\bcurl\b[^|;\n]{0,300}?\s(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"']{1,128}:${VALUE}`,
      'gd',
    ),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\b(?:smb[a-z]{3,10}|rpcclient|wbinfo|net (?:rpc|ads|rap))\b[^|;\n]{0,300}?\s-U ?["']?[^\s%"']{1,128}%${VALUE}`,
      'gd',
    ),
  },
  {
    kind: 'password',
    pattern: /\becho\s{1,4}["']?[\w.-]{1,32}:([^\s"'|]{1,256})["']?\s{0,4}\|\s{0,4}(?:sudo )?chpasswd/dg,
  },
  { kind: 'password', pattern: /-pass(?:in|out)?\s{1,4}pass:([^\s"'|]{1,256})/dg },
];
