// A swap of a Connected App that settled has shown what nobody has in public: that a deploy replaces the certificate in its place. From
// then on the org is known for it. A process that dies before only leaves the org less known.

import type { Swap } from '../../../domain/rotation/swap.ts';
import { findConnectionById } from '../../connection/steps/find-connection.ts';
import { auditEntry, type SwapContext } from '../../context.ts';
import { factsOfOrg } from '../../org/steps/facts-of-org.ts';

export async function noteReplaced(
  context: SwapContext,
  { connectionId, component, deploy }: Pick<Swap, 'connectionId' | 'component' | 'deploy'>,
): Promise<void> {
  const { store, clock, orgReader } = context;
  // Without an end of a deploy of ours the certificate may have been uploaded by hand.
  if (component?.type !== 'ConnectedApp' || deploy?.id == null || deploy.endedAt === null) return;
  const { connection, known } = await store.read(async (tx) => {
    const found = await findConnectionById(tx, connectionId);
    return { connection: found.connection, known: await factsOfOrg(tx, found.connection) };
  });
  const { org } = connection;
  const isKnown = known.some(({ name, value }) => name === 'connectedAppSwap' && value === 'replaced');
  if (org === null || isKnown) return;
  const version = await orgReader.apiVersion(org.instanceUrl);
  if (version.type !== 'read') return;
  const fact = { name: 'connectedAppSwap', value: 'replaced' } as const;
  const evidence = { foundBy: 'rotation', foundAt: clock.now(), apiVersion: version.value };
  const subject = { type: 'orgFact', id: org.orgId, name: fact.name } as const;
  const entry = auditEntry(context, 'orgFact.found', subject, null, { value: fact.value, foundBy: evidence.foundBy });
  await store.write((tx) => tx.orgFacts.set(org.orgId, { ...fact, ...evidence }, entry));
}
