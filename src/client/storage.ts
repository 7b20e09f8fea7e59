/** The reader's own memory. It may be switched off or full: then nothing is remembered, and nothing breaks. */

// Two sites on one host, under different base paths, must not read each other's notes.
const PREFIX = import.meta.env.BASE_URL;

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Private windows may refuse: reading goes on without being remembered.
  }
}
