import { parse } from 'tldts';

/** Where a name stands, as far as it tells whether it is a machine's. */
export interface NameContext {
  /** What stands before it and after it: a few characters are enough. */
  before: string;
  after: string;
}

// RFC 2606, 6761, 6762, 8375, 9476 and what routers and companies use within their walls (ICANN's name collision list).
const PRIVATE_SUFFIXES =
  /(?:^|\.)(?:example|test|invalid|localhost|localdomain|local|lan|internal|intranet|private|corp|home|arpa|alt|onion|example\.(?:com|net|org))$/;

/** Identifiers that hold a date and a reversed domain, or a number: `iqn.2016-02.local.virtual`. */
const IDENTIFIER = /^(?:iqn|eui|naa|t10)\./;

// Top-level domains that are endings of files as well.
const FILE_ENDINGS = new Set(
  'ac am bz cab cat cc cf cpa cl gs in la map md mk ml mov nc pl pm ps pub py rs sc sh so sql st target tf vi ws zip'.split(
    ' ',
  ),
);

// Those that are words of programs and their authors: `nova.virt.libvirt.host`, `node.name`, `It works.So …`.
const WORDS = new Set('ad ai as at be by do id im io is it lv me mm ms mu my no pa pn re sr tc to tv us vg'.split(' '));

/** Programs name their parts with dots, the widest first: modules, settings, daemons. */
const NAMESPACES =
  /^(?:cinder|client|com|conf|dev|fs|glance|io|java|javax|jsonrpc|kernel|keystone|mds|mgr|mon|net|neutron|node|nova|org|os|osd|oslo|ovirt|proc|self|storage|sys|this|twisted|vdsm|virt|vm)\./;

/**
 * True for a name of the public DNS: it ends in a top-level domain that exists, and looks like a machine
 * rather than a file, a module or a setting. What is plainly a machine (`user@name`, `https://name`) needs
 * no looks. A name that is too much like a file to tell is left out only when nothing says it is a machine.
 */
export function isPublicHost(name: string, { before, after }: NameContext = { before: '@', after: '' }): boolean {
  const host = name.toLowerCase();
  if (host.length > 253 || IDENTIFIER.test(host) || PRIVATE_SUFFIXES.test(host)) return false;
  const { isIcann, domain, publicSuffix, isIp } = parse(host, { allowPrivateDomains: false, validateHostname: false });
  if (isIcann !== true || isIp === true || domain === null || publicSuffix === null || domain.includes('_'))
    return false;
  if (!LABELS.test(host) || !/[a-z]/.test(domain.slice(0, -publicSuffix.length))) return false;
  const tld = host.slice(host.lastIndexOf('.') + 1);
  if (/(?:@|:\/\/|\/\/)$/.test(before)) return true;
  // `done.It`, `TaskManager.Task`: a sentence without its blank, a class.
  if (/[a-z0-9]\.[A-Z]+[a-z][A-Za-z]*$/.test(name)) return false;
  const several = host.indexOf('.') < host.lastIndexOf('.');
  if (FILE_ENDINGS.has(tld)) return several && !before.endsWith('/') && !/^(?::\d|[(\d])/.test(after);
  // `db7.firma.it:3260`, `nas:/export`: a port or a path of another machine.
  if (/^:(?:\d{2,5}(?!\d)|\/)/.test(after) && several) return true;
  if (WORDS.has(tld) || (tld.length > 2 && !OLD_DOMAINS.has(tld))) {
    return several && !NAMESPACES.test(host) && !name.includes('_');
  }
  return !before.endsWith('/') || several || OLD_DOMAINS.has(tld);
}

const OLD_DOMAINS = new Set(['com', 'net', 'org', 'edu', 'gov', 'mil', 'biz', 'eu']);

const LABELS = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/;
