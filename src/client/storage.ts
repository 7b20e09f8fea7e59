/** The reader's own memory. It may be switched off or full: then a choice lasts as long as the page. */

// Two sites on one host, under different base paths, must not read each other's notes.
const PREFIX = import.meta.env.BASE_URL;

const session = new Map<string, string>();

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return session.get(key) ?? null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    if (value === null) session.delete(key);
    else session.set(key, value);
    // Private windows may refuse: then it lasts as long as the page.
  }
}
