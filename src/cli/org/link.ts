// `latchkey org link NAME [--role ROLE | --rotate | --revoke]` and `latchkey org links`: which orgs' tabs may ask here.

import type { Role } from '../../domain/access/permission.ts';
import { invalidInput } from '../../domain/errors.ts';
import { linkOrg } from '../../operations/org/link.ts';
import { listOrgLinks } from '../../operations/org/list-links.ts';
import { rotateLink } from '../../operations/org/rotate-link.ts';
import { unlinkOrg } from '../../operations/org/unlink.ts';
import { moment } from '../../text/instants.ts';
import { keyPages, linkPages, pagesText } from '../../text/org/link-values.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, roleNamed, textOption } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function orgLinkOf(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const [isRotation, isRevocation] = [isSet(options, 'rotate'), isSet(options, 'revoke')];
  const role = textOption(options, 'role');
  if ([isRotation, isRevocation, role !== undefined].filter(Boolean).length > 1)
    throw invalidInput('--role', 'it goes with neither --rotate nor --revoke, nor these together', 'Give one of them.');
  if (isRevocation) return revoked(app, name);
  return isRotation ? rotated(app, name) : linked(app, name, roleNamed(role ?? 'administrator'));
}

async function linked(app: Application, name: string, role: Role): Promise<Outcome> {
  const made = await app.perform(linkOrg, { name, role, by: null });
  const { link, key } = made;
  const values = { keyId: link.id, key, publicUrl: app.publicUrl() };
  const lines = [
    `The org ${link.orgId} is linked: its admins may do what ${role === 'viewer' ? 'a' : 'an'} ${role} may, for its own connections, and its users look.`,
    pagesText(linkPages(values)),
    'The key is shown this once. Whoever may edit the External Credential of the org can use it: give it to nobody else.',
  ];
  return done(lines.join('\n\n'), linkOrg.view(made, app.clock.now()));
}

async function rotated(app: Application, name: string): Promise<Outcome> {
  const made = await app.perform(rotateLink, { name, by: null });
  const { link, key, oldEndsAt } = made;
  const lines = [
    `Another key for the org ${link.orgId}. The one before goes on until ${moment(oldEndsAt)}: save the new one before.`,
    pagesText(keyPages({ keyId: link.id, key, publicUrl: app.publicUrl() })),
    'The key is shown this once.',
  ];
  return done(lines.join('\n\n'), rotateLink.view(made, app.clock.now()));
}

async function revoked(app: Application, name: string): Promise<Outcome> {
  const ended = await app.perform(unlinkOrg, { name });
  const orgId = ended[0]?.orgId ?? name;
  return done(
    `The org ${orgId} may ask nothing here any more. Delete its External and its Named Credential, too.`,
    unlinkOrg.view(ended, app.clock.now()),
  );
}

export async function listOfOrgLinks(app: Application): Promise<Outcome> {
  const links = await app.perform(listOrgLinks, undefined);
  const view = listOrgLinks.view(links, app.clock.now());
  const none = `No org is linked. Link one: ${app.calledAs()} org link NAME`;
  const rows = view.orgLinks.map(({ orgId, role, keyId, createdAt, isLive, endsAt, revokedAt, connections }) => [
    orgId,
    role,
    keyId.slice(0, 8),
    isLive
      ? endsAt === null
        ? 'live'
        : `until ${moment(Date.parse(endsAt))}`
      : revokedAt === null
        ? 'over'
        : 'revoked',
    moment(Date.parse(createdAt)),
    connections.join(', ') || 'none',
  ]);
  const headers = ['org', 'its admins may', 'key', 'state', 'since', 'connections'];
  return done(rows.length === 0 ? none : table(headers, rows, lineWidth(app.terminal)), view);
}
