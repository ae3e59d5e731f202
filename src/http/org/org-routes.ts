// What orgs have shown of themselves.

import { z } from 'zod';
import { LatchkeyError } from '../../domain/errors.ts';
import { orgFactNames } from '../../domain/org/org-facts.ts';
import { linkOrg } from '../../operations/org/link.ts';
import { listOrgLinks } from '../../operations/org/list-links.ts';
import { rotateLink } from '../../operations/org/rotate-link.ts';
import { showOrgFacts } from '../../operations/org/show-facts.ts';
import { showOrgLink } from '../../operations/org/show-link.ts';
import { unlinkOrg } from '../../operations/org/unlink.ts';
import { factWords } from '../../text/org/fact-words.ts';
import { ownSession } from '../people/own-session.ts';
import { route } from '../route.ts';
import { connectionName, instant, role } from '../shapes.ts';

const factName = z.enum(orgFactNames as [string, ...string[]]);

const orgLink = z.strictObject({
  keyId: z.string().describe('Which key signs.'),
  orgId: z.string(),
  role: role.describe('The most that admins of the org may do.'),
  isLive: z.boolean(),
  createdAt: instant,
  endsAt: instant.nullable().describe('When another key takes its place.'),
  revokedAt: instant.nullable(),
});
const madeLink = orgLink.extend({ key: z.string().describe('For the External Credential; shown this once.') });

export const orgRoutes = {
  'orgLink.show': route(showOrgLink, {
    at: 'GET /api/org-link',
    summary: 'What the callout of a linked org is taken for, and what it may.',
    input({ caller }) {
      if (caller === null) throw new LatchkeyError('orgLinkNotFound', { orgId: null });
      return caller;
    },
    answer: z.strictObject({
      orgId: z.string(),
      username: z.string(),
      role,
      permissions: z.array(z.string()),
      publicUrl: z.string().nullable().describe('Where the pages are; null: none is set.'),
    }),
  }),
  'orgLink.list': route(listOrgLinks, {
    at: 'GET /api/org-links',
    summary: 'Every key of every linked org, also those that are over.',
    answer: z.strictObject({ orgLinks: z.array(orgLink.extend({ connections: z.array(connectionName) })) }),
  }),
  'orgLink.make': route(linkOrg, {
    creates: 'secret',
    at: 'POST /api/connections/{name}/org-link',
    summary: 'Lets the tab in the org of this connection ask here; the key is shown this once. Needs a recent proof.',
    status: 201,
    body: z.strictObject({ role: role.default('administrator') }),
    input: ({ path, body, ...asked }) => ({ ...path, ...body, by: ownSession(asked) }),
    answer: madeLink,
  }),
  'orgLink.rotate': route(rotateLink, {
    creates: 'secret',
    at: 'POST /api/connections/{name}/org-link/rotation',
    summary: 'Another key for the org; the one before goes on for a day. Needs a recent proof.',
    status: 201,
    input: ({ path, ...asked }) => ({ ...path, by: ownSession(asked) }),
    answer: madeLink.extend({ oldEndsAt: instant }),
  }),
  'orgLink.revoke': route(unlinkOrg, {
    at: 'DELETE /api/connections/{name}/org-link',
    summary: 'Ends every key of the org at once.',
    answer: z.strictObject({ orgLinks: z.array(orgLink) }),
  }),
  'org.showFacts': route(showOrgFacts, {
    at: 'GET /api/connections/{name}/org-facts',
    summary: 'What experiments and rotations have found out about the org of this connection.',
    show(shown) {
      const view = showOrgFacts.view(shown);
      return { ...view, facts: view.facts.map((fact) => ({ ...fact, text: factWords(fact) })) };
    },
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
          text: z.string().describe('The same in a sentence.'),
        }),
      ),
      unknown: z.array(factName).describe('What the org has not shown yet.'),
    }),
  }),
};
