import type { Dialect } from '../dialect.ts';
import { pveQemu } from './pve-qemu.ts';

/** The formats that are read, in the order that settles ties. A new one is a file and a line here. */
export const DIALECTS: readonly Dialect[] = [pveQemu];

/** Any text: lines, times and gaps. */
export const PLAIN: Dialect = { name: 'plain', title: 'Plain log', rules: [] };
