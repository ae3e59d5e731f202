// Which origin is which org. Every org answers at an origin of its own (its "My Domain"); two more origins play the
// generic login and test hosts, which serve all production orgs and all sandboxes.

import type { Org } from './orgs/org.ts';

export type Place = { role: 'org'; org: Org } | { role: 'login' } | { role: 'test' };

/** The audiences that real clients name for the generic hosts. */
const REAL_LOGIN = 'https://login.salesforce.com';
const REAL_TEST = 'https://test.salesforce.com';

export class Hosts {
  readonly #places = new Map<string, Place>();
  readonly #origins = new Map<string, string>();

  /** Puts a place at an origin; it leaves the one it had, and who stood here before has none until it is moved itself. */
  place(place: Place, origin: string): void {
    const before = this.#origins.get(nameOf(place));
    if (before !== undefined) this.#places.delete(comparable(before));
    const displaced = this.at(origin);
    if (displaced !== undefined) this.#origins.delete(nameOf(displaced));
    this.#places.set(comparable(origin), place);
    this.#origins.set(nameOf(place), origin);
  }

  at(origin: string): Place | undefined {
    return this.#places.get(comparable(origin));
  }

  originOf(place: Place): string {
    const origin = this.#origins.get(nameOf(place));
    if (origin === undefined) throw new Error(`no origin was given to ${nameOf(place)}`);
    return origin;
  }

  audienceOf(org: Org, audiences: readonly string[]): 'my-domain' | 'generic' | 'other' {
    const isProduction = org.settings.environment === 'production';
    const generic: Place = { role: isProduction ? 'login' : 'test' };
    const genericOrigins = [this.originOf(generic), isProduction ? REAL_LOGIN : REAL_TEST].map(comparable);
    const named = audiences.map(comparable);
    if (named.includes(comparable(this.originOf({ role: 'org', org })))) return 'my-domain';
    return named.some((audience) => genericOrigins.includes(audience)) ? 'generic' : 'other';
  }
}

function nameOf(place: Place): string {
  return place.role === 'org' ? place.org.id : place.role;
}

/** With and without a trailing slash is the same audience, and localhost is 127.0.0.1. */
function comparable(origin: string): string {
  return origin
    .trim()
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/^(https?:\/\/)(localhost|\[::1\])(?=:|$)/, '$1127.0.0.1');
}
