// Whether the clock may say "expired". Sign-ins bring a server's time along; but where every certificate is past nobody
// signs in any more, and just then it has to be said. So in doubt a server is asked for nothing but the time.

import { minuteMs } from '../../../domain/ports.ts';
import type { Store } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import type { ClockTrust } from '../../installation/steps/clock-trust.ts';

interface Parts {
  store: Store;
  clock: Context['clock'];
  clockTrust: Pick<ClockTrust, 'isTrusted' | 'ask'>;
}

/** While no server answers, a sweep is held up so often and no more, by as long as one may take to answer. */
const askAgainMs = 10 * minuteMs;
const connectionsRead = 50;
const hostsAsked = 3;

export class NoticeClock {
  readonly #parts: Parts;
  #askedAtMs: number | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async isTrusted(): Promise<boolean> {
    if (await this.#isWitnessed()) return true;
    const nowMs = this.#parts.clock.monotonicMs();
    if (this.#askedAtMs !== null && nowMs - this.#askedAtMs < askAgainMs) return false;
    this.#askedAtMs = nowMs;
    await this.#ask();
    return this.#isWitnessed();
  }

  /**
   * A notice may be about any connection, so the strict witness decides: a server seen over TLS. Only where none was ever
   * seen, because every org is on this machine, may one on this machine speak.
   */
  async #isWitnessed(): Promise<boolean> {
    const { store, clockTrust } = this.#parts;
    if (await clockTrust.isTrusted('https://login.salesforce.com')) return true;
    const seen = await store.read((tx) => tx.facts.get('serverTimeSeen'));
    return seen === null && (await clockTrust.isTrusted('http://127.0.0.1'));
  }

  /** Side by side: a host that hangs must not keep another from answering. */
  async #ask(): Promise<void> {
    const { store, clockTrust } = this.#parts;
    const connections = await store.read((tx) => tx.connections.page('', connectionsRead));
    const origins = [...new Set(connections.map(({ loginUrl }) => new URL(loginUrl).origin))];
    const overTls = origins.filter((origin) => origin.startsWith('https:'));
    const asked = (overTls.length > 0 ? overTls : origins).slice(0, hostsAsked);
    await Promise.all(asked.map((origin) => clockTrust.ask(origin)));
  }
}
