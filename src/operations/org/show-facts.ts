// What the org of a connection has shown of itself.

import { type OrgFact, orgFactNames } from '../../domain/org/org-facts.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { factsOfOrg } from './steps/facts-of-org.ts';

interface ShownFacts {
  connection: string;
  /** Null: it never signed in, so that nobody knows which org it is. */
  orgId: string | null;
  facts: OrgFact[];
}

/** Errors: connectionNotFound. */
export const showOrgFacts = {
  act: 'org.showFacts',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) =>
    store.read(async (tx) => {
      const { connection } = await findConnection(tx, name);
      const orgId = connection.org?.orgId ?? null;
      return { connection: connection.name, orgId, facts: await factsOfOrg(tx, connection) };
    }),
  view: ({ connection, orgId, facts }) => ({
    connection,
    orgId,
    facts: facts.map(({ name, value, foundBy, foundAt, apiVersion }) => ({
      name,
      value,
      foundBy,
      foundAt: iso(foundAt),
      apiVersion,
    })),
    unknown: orgFactNames.filter((name) => !facts.some((fact) => fact.name === name)),
  }),
} satisfies Act<Pick<Context, 'store'>, { name: string }, ShownFacts>;
