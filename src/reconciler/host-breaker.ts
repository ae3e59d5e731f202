// A circuit breaker per login host: after three looks in a row that got no answer, the host is left alone for a minute,
// so that an outage over there costs our slots next to nothing. Per process; nothing depends on it but the pace.

import type { Instant } from '../domain/ports.ts';
import { minuteMs } from '../domain/ports.ts';
import type { Look } from '../operations/rotation/loops/reconcile.ts';

const silentLooksToOpen = 3;
const openMs = minuteMs;

interface HostState {
  silentLooks: number;
  openUntil: Instant;
}

export class HostBreaker {
  readonly #hosts = new Map<string, HostState>();

  note(host: string, probe: Look['probe'], now: Instant): void {
    if (probe === null) return;
    const { result } = probe;
    const isSilent = result.type === 'notSignedIn' && ['noAnswer', 'unavailable'].includes(result.failure.code);
    if (!isSilent) {
      this.#hosts.delete(host);
      return;
    }
    const silentLooks = (this.#hosts.get(host)?.silentLooks ?? 0) + 1;
    this.#hosts.set(host, { silentLooks, openUntil: silentLooks >= silentLooksToOpen ? now + openMs : 0 });
  }

  openHosts(now: Instant): string[] {
    return [...this.#hosts]
      .filter(([, { openUntil }]) => now < openUntil && openUntil <= now + openMs)
      .map(([host]) => host);
  }
}
