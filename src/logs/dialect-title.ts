import { DIALECTS } from './dialects/index.ts';

/** What a format is called, for readers; its name when no dialect has it. */
export function dialectTitle(name: string): string {
  return DIALECTS.find((dialect) => dialect.name === name)?.title ?? name;
}
