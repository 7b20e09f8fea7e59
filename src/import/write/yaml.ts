import { Document, isSeq } from 'yaml';

/** Values as YAML as an author would write it: short lists in one line, long texts unbroken. Keys without a value are left out. */
export function writeYaml(values: Readonly<Record<string, unknown>>): string {
  const document = new Document(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
  for (const key of ['categories', 'tags']) {
    const list = document.get(key);
    if (isSeq(list)) list.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
