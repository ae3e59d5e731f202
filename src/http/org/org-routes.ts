// What orgs have shown of themselves.

import { z } from 'zod';
import { orgFactNames } from '../../domain/org/org-facts.ts';
import { showOrgFacts } from '../../operations/org/show-facts.ts';
import { route } from '../route.ts';
import { byName, connectionName, instant } from '../shapes.ts';

const factName = z.enum(orgFactNames as [string, ...string[]]);

export const orgRoutes = {
  'org.showFacts': route(showOrgFacts, {
    method: 'get',
    at: '/api/connections/{name}/org-facts',
    summary: 'What experiments and rotations have found out about the org of this connection.',
    path: byName,
    input: ({ path }) => path,
    answer: z.strictObject({
      connection: connectionName,
      orgId: z.string().nullable().describe('Null: it never signed in.'),
      facts: z.array(
        z.strictObject({
          name: factName,
          value: z.union([z.string(), z.int(), z.array(z.string())]),
          foundBy: z.string().describe('An experiment, or a rotation without hands.'),
          foundAt: instant,
          apiVersion: z.string(),
        }),
      ),
      unknown: z.array(factName).describe('What the org has not shown yet.'),
    }),
  }),
};
