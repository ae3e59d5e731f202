// Who asks over the network, and what they may: what `perform` judges by.

import type { Access } from '../access/permission.ts';
import type { Instant } from '../ports.ts';
import type { Person } from './person.ts';

export interface Caller {
  access: Access;
  person: Pick<Person, 'id' | 'name' | 'role' | 'label'>;
  /** How the audit names it: `anna`, `anna (token "nightly job")`. */
  actorName: string;
  /** Null: an API token, or a callout of an org. */
  sessionId: string | null;
  /** The linked org whose callout it is. Null: none. */
  orgId: string | null;
  /** Of the session or the token. */
  expiresAt: Instant;
}
