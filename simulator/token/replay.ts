// jti is optional; when an assertion carries one, Salesforce takes each only once. Remembered until the assertion itself
// is over, and never longer than an hour (sf sends an exp thousands of years ahead).

const LONGEST_MS = 3_600_000;

export class ReplayMemory {
  readonly #forgetAt = new Map<string, number>();

  /** False when this jti of this app was seen before; remembers it otherwise. */
  isFirstUse(consumerKey: string, jti: string, expiresAt: number, now: number): boolean {
    for (const [seen, forgetAt] of this.#forgetAt) {
      if (forgetAt > now) break;
      this.#forgetAt.delete(seen);
    }
    const key = `${consumerKey} ${jti}`;
    if ((this.#forgetAt.get(key) ?? 0) > now) return false;
    this.#forgetAt.set(key, Math.min(expiresAt, now + LONGEST_MS));
    return true;
  }
}
