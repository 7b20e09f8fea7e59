/** Versions of a product, narrowed down by the lines that only some of them print. */

/** The versions that may have printed all lines seen so far. */
export class VersionRange {
  #since: string | null = null;
  #until: string | null = null;

  narrow(since: string | undefined, until: string | undefined): void {
    if (since !== undefined && (this.#since === null || compareVersions(since, this.#since) > 0)) this.#since = since;
    if (until !== undefined && (this.#until === null || compareVersions(until, this.#until) < 0)) this.#until = until;
  }

  /** `PVE 4.3 to 6.0`; null when nothing is known, or nothing can be said of all lines. */
  describe(product: string): string | null {
    const [since, until] = [this.#since, this.#until];
    if (since === null && until === null) return null;
    // Lines of different versions in one text.
    if (since !== null && until !== null && compareVersions(since, until) > 0) return null;
    if (since === until) return `${product} ${since}`;
    if (since === null) return `${product} ${until} or older`;
    return until === null ? `${product} ${since} or newer` : `${product} ${since} to ${until}`;
  }
}

function compareVersions(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
