/** Players by the name that themes and plugins give them. */
const PLAYERS: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${id}`,
  'google-drive': (id) => `https://drive.google.com/file/d/${id}/view`,
  bilibili: (id) => `https://www.bilibili.com/video/${id}`,
};

/** The page of a video, by provider and id; null for a provider that isn't known. */
export function videoAddress(provider: string, id: string): string | null {
  const known = Object.hasOwn(PLAYERS, provider.toLowerCase()) ? PLAYERS[provider.toLowerCase()] : undefined;
  if (/^https?:\/\//.test(id)) return embedAddress(id);
  return known === undefined ? null : known(id);
}

/** What a link to a video is called. */
export function videoName(url: string): string {
  const name = NAMES.find(([host]) => url.includes(host))?.[1];
  return name === undefined ? `Video: ${url}` : `Video on ${name}`;
}

const NAMES: readonly (readonly [string, string])[] = [
  ['youtube.com', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['dailymotion.com', 'Dailymotion'],
  ['drive.google.com', 'Google Drive'],
  ['bilibili.com', 'Bilibili'],
];

/** The page for people behind the address of an embedded player. */
export function embedAddress(address: string): string {
  const url = address.startsWith('//') ? `https:${address}` : address;
  const youtube = /^https?:\/\/(?:www\.)?(?:youtube(?:-nocookie)?\.com\/embed|youtu\.be)\/([\w-]+)/.exec(url)?.[1];
  if (youtube !== undefined) return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(url)?.[1];
  return vimeo === undefined ? url : `https://vimeo.com/${vimeo}`;
}
