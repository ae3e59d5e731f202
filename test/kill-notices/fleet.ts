// What happens to the connections in each round, and what people must hear of it: written down here by the rule in
// docs/notices.md, and computed by nothing of the program.

import { createHash } from 'node:crypto';
import type { Instant } from '../../src/domain/ports.ts';
import type { Office } from '../operations/notice/office.ts';

export const settings = { defaultContacts: ['all@acme.example'], publicUrl: 'https://latchkey.example' };

interface Org {
  id: string;
  contacts: string[];
  failingSince: Instant | null;
  isReplaced: boolean;
}

export class Fleet {
  readonly #office: Office;
  readonly #fraction: () => number;
  readonly #orgs: Org[] = [];
  #made = 0;

  constructor(office: Office, fraction: () => number) {
    this.#office = office;
    this.#fraction = fraction;
  }

  /** A few changes, each to another connection; what is to be told because of them, once each. */
  async change(): Promise<string[]> {
    const known = this.#orgs.toSorted(() => this.#fraction() - 0.5);
    const healthy = known.filter((org) => org.failingSince === null && !org.isReplaced);
    const failing = known.filter((org) => org.failingSince !== null);
    const told: string[] = [];
    const [replaced, fails, late] = healthy;
    if (replaced !== undefined && this.#chance(0.5)) told.push(...(await this.#replace(replaced)));
    if (fails !== undefined && this.#chance(0.5)) told.push(...(await this.#fail(fails)));
    if (late !== undefined && this.#chance(0.5)) told.push(...(await this.#addContact(late)));
    const [recovers] = failing;
    if (recovers !== undefined && this.#chance(0.6)) told.push(...(await this.#recover(recovers)));
    const added = 1 + Math.floor(this.#fraction() * 3);
    for (let index = 0; index < added; index += 1) told.push(...(await this.#settle()));
    return told;
  }

  /** A certificate that expires in five days: the 7-day notice is due, and only that. */
  async #settle(): Promise<string[]> {
    this.#made += 1;
    const id = `org-${this.#made}`;
    const contacts = [...new Set([this.#contact(), this.#contact()])];
    await this.#office.settle(id, 5, { contacts });
    this.#orgs.push({ id, contacts, failingSince: null, isReplaced: false });
    return told(contacts, `keyPair:pair-${id}`, 'days:7', 'trigger');
  }

  async #fail(org: Org): Promise<string[]> {
    const since = this.#office.clock.now();
    const failure = { since, at: since, code: 'userInactive', message: 'inactive user' };
    await this.#office.change(org.id, () => ({ failure }));
    org.failingSince = since;
    return told(org.contacts, `failure:c-${org.id}:${since}`, 'stopped', 'trigger');
  }

  async #recover(org: Org): Promise<string[]> {
    await this.#office.change(org.id, () => ({ failure: null }));
    const subject = `failure:c-${org.id}:${org.failingSince}`;
    org.failingSince = null;
    return told(org.contacts, subject, 'worksAgain', 'resolve');
  }

  /** Mail says nothing of it; the webhook and PagerDuty keep something open, and hear that it is over. */
  async #replace(org: Org): Promise<string[]> {
    await this.#office.replace(org.id, 400);
    org.isReplaced = true;
    return told([], `keyPair:pair-${org.id}`, 'days:7:over', 'resolve');
  }

  async #addContact(org: Org): Promise<string[]> {
    const contact = `late-${org.contacts.length}-${org.id}@acme.example`;
    org.contacts.push(contact);
    await this.#office.change(org.id, () => ({ contacts: org.contacts }));
    return [`mail ${contact} keyPair:pair-${org.id} days:7`];
  }

  #contact(): string {
    return `admin-${Math.floor(this.#fraction() * 6)}@acme.example`;
  }

  #chance(share: number): boolean {
    return this.#fraction() < share;
  }
}

function told(contacts: readonly string[], subject: string, occasion: string, action: string): string[] {
  const incident = `latchkey-${createHash('sha256').update(subject).digest('hex').slice(0, 40)}`;
  return [
    ...contacts.map((contact) => `mail ${contact} ${subject} ${occasion}`),
    `webhook ${subject} ${occasion}`,
    `pagerduty ${incident} ${action}`,
  ];
}
