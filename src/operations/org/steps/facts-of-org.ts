// What the org of a connection has shown. One that never signed in has no org yet.

import type { Connection } from '../../../domain/connection/connection.ts';
import type { OrgFact } from '../../../domain/org/org-facts.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export async function factsOfOrg(
  tx: Pick<ReadTransaction, 'orgFacts'>,
  { org }: Pick<Connection, 'org'>,
): Promise<OrgFact[]> {
  return org === null ? [] : tx.orgFacts.of(org.orgId);
}
