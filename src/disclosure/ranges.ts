import ipaddr from 'ipaddr.js';

/** An address, in the one spelling that stands for all of its spellings. */
export interface Address {
  kind: 'ipv4' | 'ipv6';
  key: string;
}

const IPV4 = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;
const IPV6 = /^[0-9A-Fa-f:.]{2,64}$/;

/**
 * Reads an address as logs write it. Null for anything else. An IPv4 address in the form of
 * IPv6 (`::ffff:192.0.2.1`) is the IPv4 address.
 */
export function canonical(text: string): Address | null {
  if (IPV4.test(text)) return ipaddr.IPv4.isValid(text) ? { kind: 'ipv4', key: text } : null;
  // Each of these is far cheaper than the library's attempt.
  if (!text.includes(':') || !IPV6.test(text) || text.includes(':::') || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) return { kind: 'ipv4', key: address.toIPv4Address().toString() };
  return { kind: 'ipv6', key: address.toRFC5952String() };
}

// Not yet known to the library: RFC 9637 gives a second range to documentation.
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20');

/**
 * True for an address that names one machine of the public Internet. Private, shared, local, multicast,
 * documentation and reserved ranges don't. `key` is what `canonical` gave.
 */
export function isPublicAddress({ kind, key }: Address): boolean {
  if (kind === 'ipv4') return ipaddr.IPv4.parse(key).range() === 'unicast';
  const address = ipaddr.IPv6.parse(key);
  if (address.match(DOCUMENTATION)) return false;
  switch (address.range()) {
    case 'unicast':
      // Of what is not reserved, only 2000::/3 has been given out (IANA): the rest is text that looks like an address.
      return address.match(ipaddr.IPv6.parse('2000::'), 3);
    case 'rfc6052':
      return isPublicAddress({ kind: 'ipv4', key: embedded(address, 6) });
    case '6to4':
      return isPublicAddress({ kind: 'ipv4', key: embedded(address, 1) });
    case 'teredo':
      return true;
    default:
      return false;
  }
}

/** The IPv4 address in two groups of an IPv6 address, from group `at` on. */
function embedded({ parts }: ipaddr.IPv6, at: number): string {
  return [parts[at] ?? 0, parts[at + 1] ?? 0].flatMap((part) => [part >> 8, part & 255]).join('.');
}
