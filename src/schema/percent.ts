/** A path with its percent escapes read; null when one of them stands for no character. */
export function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The same for what people have written: where that makes no sense, a `%` was meant as one, and the text stays as it is. */
export function unescaped(text: string): string {
  return decoded(text) ?? text;
}
