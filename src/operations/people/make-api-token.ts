// A token for a program: some of its maker's permissions, for some time. It is shown once; a hash is kept.

import { allPermissions, type Permission, permissionsOf } from '../../domain/access/permission.ts';
import { wrongInput } from '../../domain/errors.ts';
import {
  type ApiToken,
  checkedPersonName,
  longestTokenDays,
  secretHash,
  withProof,
} from '../../domain/people/person.ts';
import { dayMs, newId } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { apiTokenSubject, auditEntry } from '../context.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { apiTokenView } from './steps/api-token-view.ts';
import { randomToken } from './steps/new-invitation.ts';
import { type OwnSession, refuseUnproved } from './steps/recent-proof.ts';

/** With the session of who makes it. */
export interface ApiTokenInput extends OwnSession {
  name: string;
  permissions: readonly Permission[];
  /** Null: where its maker may. */
  label: string | null;
  lifetimeDays: number;
}

interface MadeToken {
  token: ApiToken;
  secret: Secret<string>;
}

/** A program signs nobody in, and makes no other program or person. */
const ofPeopleAlone: readonly Permission[] = ['open', 'ownAccount', 'managePeople'];
export const tokenPermissions = allPermissions().filter((one) => !ofPeopleAlone.includes(one));

/** Errors: invalidInput, proofNeeded, sessionNotFound: a session that was stolen would live on in a token. */
export const makeApiToken = {
  act: 'apiToken.make',
  run: make,
  view: ({ token, secret }, now) => ({ ...apiTokenView(token, now), token: secret.reveal() }),
} satisfies Act<AccountNeeds, ApiTokenInput, MadeToken>;

async function make(context: AccountNeeds, input: ApiTokenInput): Promise<MadeToken> {
  const { personId, sessionId, permissions, label, lifetimeDays } = input;
  const name = checkedPersonName(input.name);
  if (!Number.isInteger(lifetimeDays) || lifetimeDays < 1 || lifetimeDays > longestTokenDays)
    throw wrongInput('lifetimeDays', 'outOfRange', String(lifetimeDays), String(longestTokenDays));
  if (permissions.length === 0) throw wrongInput('permissions', 'empty', '', tokenPermissions.join(', '));
  const { key, proved } = await accountKey(context);
  const secret = randomToken(context);
  return context.store.write(async (tx) => {
    await refuseUnproved(context, tx, proved, { personId, sessionId });
    const maker = proved('person', await tx.people.byId(personId));
    const allowed = maker === null ? [] : permissionsOf(maker.role);
    const beyond = permissions.find((one) => !allowed.includes(one) || !tokenPermissions.includes(one));
    if (beyond !== undefined) throw wrongInput('permissions', 'moreThanYours', beyond, tokenPermissions.join(', '));
    const createdAt = context.clock.now();
    const token = withProof(key, 'apiToken', {
      id: newId(context.random),
      tokenHash: secretHash(secret),
      name,
      personId,
      permissions: tokenPermissions.filter((one) => permissions.includes(one)),
      label,
      createdAt,
      expiresAt: createdAt + lifetimeDays * dayMs,
      revokedAt: null,
    });
    const told = { permissions: token.permissions, label, expiresAt: new Date(token.expiresAt).toISOString() };
    await tx.people.insertApiToken(token, auditEntry(context, 'apiToken.made', apiTokenSubject(token), null, told));
    return { token, secret };
  });
}
