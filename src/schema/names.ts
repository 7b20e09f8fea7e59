import { slug } from 'github-slugger';

const PLAIN = /^[a-z0-9][a-z0-9._-]*$/i;

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** True for the name of a device on Windows, with any ending: no file can be called so there. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/** True for a name that becomes an address as it is: one that isn't plain would need escaping everywhere. */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name);
}

/** The plain name nearest to a text: `VM 108, Zürich` becomes `vm-108-zurich`. Empty when nothing is left. */
export function plainName(text: string): string {
  return slug(text.normalize('NFKD'))
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}
