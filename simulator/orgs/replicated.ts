// A saved value and when each app server of the org begins to see it. Salesforce says "2 to 10 minutes" after a save;
// here every server draws its own delay, so that during the propagation some answer with the old value, others with the new.

export interface Revision<T> {
  value: T;
  savedAt: number;
  /** By server index. A server added later than the save sees the value at once. */
  reachesServersAt: readonly number[];
}

/** Enough to hold every save still on its way many times over; older ones are of no interest to anybody. */
const KEPT_REVISIONS = 64;

export class Replicated<T> {
  #revisions: Revision<T>[];

  /** The first value is seen by every server, unless it says otherwise. */
  constructor(first: Revision<T>) {
    this.#revisions = [first];
  }

  save(revision: Revision<T>): void {
    this.#revisions.push(revision);
    if (this.#revisions.length > KEPT_REVISIONS) this.#revisions.shift();
  }

  /** The value as last saved: what Setup shows, wherever the propagation stands. */
  get saved(): T {
    const last = this.#revisions.at(-1);
    if (last === undefined) throw new Error('a replicated value always holds one revision');
    return last.value;
  }

  get revisions(): readonly Revision<T>[] {
    return this.#revisions;
  }

  /** The newest save that has reached this server; undefined while not even the first has. */
  seenBy(server: number, now: number): T | undefined {
    for (let i = this.#revisions.length - 1; i >= 0; i--) {
      const revision = this.#revisions[i];
      if (revision !== undefined && (revision.reachesServersAt[server] ?? revision.savedAt) <= now)
        return revision.value;
    }
    return undefined;
  }
}
