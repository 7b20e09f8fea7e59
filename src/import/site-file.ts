import { siteSchema } from '../schema/site.ts';
import type { ImportSite } from './site.ts';
import { isValues } from './source/front-matter.ts';
import { textOf } from './source/values.ts';

/** The settings of the site, as far as the old configuration says them in a form that this site takes. */
export function siteFile({ config, findings }: ImportSite): Record<string, unknown> | null {
  const { values, url, baseurl, file } = config;
  if (file === null) return null;
  const author = isValues(values.author) ? values.author.name : values.author;
  const wanted: Record<string, string | undefined> = {
    title: textOf(values.title) ?? textOf(values.name),
    description: textOf(values.description)?.replace(/\s+/g, ' '),
    address: url === '' ? undefined : url,
    base: baseurl === '' ? undefined : `${baseurl}/`,
    author: textOf(author),
    language: textOf(values.lang) ?? textOf(values.locale)?.replace('_', '-') ?? textOf(values.languageCode),
  };
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const taken = fitting(key, value);
    if (taken !== null) settings[key] = taken;
    else
      findings.notice(
        file,
        config.lineOf(key),
        `\`${key}: ${value}\`, which \`site.yaml\` can’t hold; it has its default`,
        'write it in `site.yaml`',
      );
  }
  return settings;
}

/** The value if the settings take it, or what of it they take. */
function fitting(key: string, value: string): string | null {
  const takes = (text: string) => siteSchema.safeParse({ [key]: text }).success;
  if (takes(value)) return value;
  const max = key === 'title' ? 80 : key === 'description' ? 200 : key === 'author' ? 120 : 0;
  const short = `${value.slice(0, Math.max(0, max - 1)).replace(/\s+\S*$/, '')}…`;
  return max > 0 && takes(short) ? short : null;
}
