// People, their sessions and the tokens of programs. What is one's own is told by who asks, never by what is sent.

import { isIP } from 'node:net';
import { z } from 'zod';
import { permissionsOf } from '../../domain/access/permission.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { rightsHash } from '../../domain/people/person.ts';
import { Secret } from '../../domain/secret.ts';
import { changePerson } from '../../operations/people/change-person.ts';
import { endSession } from '../../operations/people/end-session.ts';
import { invite } from '../../operations/people/invite.ts';
import { listApiTokens } from '../../operations/people/list-api-tokens.ts';
import { listPeople } from '../../operations/people/list-people.ts';
import { listSessions } from '../../operations/people/list-sessions.ts';
import { listSignInWays } from '../../operations/people/list-sign-in-ways.ts';
import { makeApiToken, tokenPermissions } from '../../operations/people/make-api-token.ts';
import { resetPerson } from '../../operations/people/reset-person.ts';
import { revokeApiToken } from '../../operations/people/revoke-api-token.ts';
import { showAccount } from '../../operations/people/show-account.ts';
import { showPerson } from '../../operations/people/show-person.ts';
import { signInPerson } from '../../operations/people/sign-in.ts';
import { takeInvitation } from '../../operations/people/take-invitation.ts';
import { type Asked, route } from '../route.ts';
import { instant, role } from '../shapes.ts';
import { ownSession } from './own-session.ts';
import { sessionCookie } from './session-cookie.ts';
import { codeShape, passwordShape, signedIn } from './sign-in-shapes.ts';

const label = z.string().nullable().default(null).describe('Reaches connections with this label alone.');
const person = z.strictObject({
  name: z.string(),
  role,
  label: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  passkeys: z.int().describe('How many.'),
  provider: z.string().nullable().describe('Whose single sign-on they use; null: none.'),
  createdAt: instant,
  disabledAt: instant.nullable(),
});
const apiToken = z.strictObject({
  id: z.string(),
  name: z.string(),
  permissions: z.array(z.string()),
  label: z.string().nullable(),
  isLive: z.boolean(),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
});

export const peopleRoutes = {
  'account.listWays': route(listSignInWays, {
    at: 'GET /api/sign-in',
    summary: 'The ways to sign in here; single sign-on begins at /api/sign-in/oidc, in the browser.',
    input: ({ page }) => ({ isNamed: isIP(new URL(page.origin).hostname.replace(/^\[|\]$/g, '')) === 0 }),
    answer: z.strictObject({
      password: z.literal(true),
      oidc: z.strictObject({ name: z.string() }).nullable(),
      passkeys: z.boolean().describe('They need a name: none where the page was opened by an IP address.'),
    }),
  }),
  'account.show': route(showAccount, {
    at: 'GET /api/session',
    summary: 'Who is signed in, and what they may do.',
    input: personOf,
    answer: z.strictObject({
      name: z.string(),
      role,
      label: z.string().nullable(),
      permissions: z.array(z.string()),
      expiresAt: instant,
      typedAs: z.string().describe('How the program is typed on its machine, from any folder.'),
    }),
  }),
  'account.signIn': route(signInPerson, {
    at: 'POST /api/session',
    summary: 'Signs in with a password, and a code where the problem codeNeeded asks for it; the answer sets a cookie.',
    body: z.strictObject({ username: z.string().max(200), password: passwordShape, code: codeShape.optional() }),
    input: ({ body: { username, password, code }, userAgent }) => ({
      name: username,
      password: new Secret<string>(password),
      code: code === undefined ? null : new Secret<string>(code),
      userAgent,
    }),
    headers: ({ token }, { isSecure }) => ({ 'set-cookie': sessionCookie(token, isSecure) }),
    answer: signedIn,
  }),
  'account.takeInvitation': route(takeInvitation, {
    at: 'POST /api/invitation',
    summary: 'Takes an invitation, as the first administrator does: makes the account and signs in.',
    status: 201,
    body: z.strictObject({
      token: z.string().max(200),
      username: z.string().max(200).default(''),
      password: passwordShape,
    }),
    input: ({ body: { token, username, password }, userAgent }) => ({
      token: new Secret<string>(token),
      name: username,
      password: new Secret<string>(password),
      userAgent,
    }),
    headers: ({ token }, { isSecure }) => ({ 'set-cookie': sessionCookie(token, isSecure) }),
    answer: signedIn,
  }),
  'session.list': route(listSessions, {
    at: 'GET /api/sessions',
    summary: 'Where the caller is signed in.',
    input: (asked) => ({ personId: personOf(asked).person.id, sessionId: personOf(asked).sessionId }),
    answer: z.strictObject({
      sessions: z.array(
        z.strictObject({
          id: z.string(),
          isThis: z.boolean(),
          userAgent: z.string(),
          createdAt: instant,
          expiresAt: instant,
        }),
      ),
    }),
  }),
  'session.end': route(endSession, {
    at: 'DELETE /api/sessions/{id}',
    summary: 'Signs out; `this` is the session that asks.',
    input: ({ path: { id }, ...asked }) => {
      const { person, sessionId } = personOf(asked);
      return { personId: person.id, id: id === 'this' ? (sessionId ?? '') : id };
    },
    answer: z.strictObject({ id: z.string(), ended: z.literal(true) }),
  }),
  'apiToken.list': route(listApiTokens, {
    at: 'GET /api/tokens',
    summary: "The caller's API tokens; an administrator sees all.",
    input: (asked) => ({ personId: ownAlone(asked) }),
    answer: z.strictObject({ apiTokens: z.array(apiToken.extend({ maker: z.string().nullable() })) }),
  }),
  'apiToken.make': route(makeApiToken, {
    creates: 'secret',
    at: 'POST /api/tokens',
    summary: 'Makes an API token; it is shown this once. Needs a recent proof.',
    status: 201,
    body: z.strictObject({
      name: z.string(),
      permissions: z.array(z.enum(tokenPermissions)),
      label,
      lifetimeDays: z.int(),
    }),
    input: ({ body, ...asked }) => ({ ...body, ...ownSession(asked) }),
    answer: apiToken.extend({ token: z.string() }),
  }),
  'apiToken.revoke': route(revokeApiToken, {
    at: 'DELETE /api/tokens/{id}',
    summary: 'Revokes an API token.',
    input: ({ path, ...asked }) => ({ ...path, personId: ownAlone(asked) }),
    answer: apiToken,
  }),
  'person.list': route(listPeople, {
    at: 'GET /api/people',
    summary: 'Who has an account, with what rights.',
    answer: z.strictObject({ people: z.array(person) }),
  }),
  'person.invite': route(invite, {
    creates: 'secret',
    at: 'POST /api/people',
    summary: 'Makes an invitation, valid for an hour and once. Needs a recent proof.',
    status: 201,
    body: z.strictObject({ role, name: z.string().nullable().default(null), label }),
    input: ({ body, ...asked }) => ({ ...body, by: ownSession(asked) }),
    answer: z.strictObject({
      token: z.string(),
      role,
      name: z.string().nullable(),
      label: z.string().nullable(),
      expiresAt: instant,
    }),
  }),
  'person.show': route(showPerson, {
    at: 'GET /api/people/{person}',
    summary: 'One account.',
    input: ({ path }) => ({ name: path.person }),
    tag: { of: tagOf },
    answer: person,
  }),
  'person.change': route(changePerson, {
    at: 'PATCH /api/people/{person}',
    summary: 'Another role or label; closes an account or opens it again. Needs a recent proof.',
    body: z.strictObject({
      role: role.optional(),
      label: z.string().nullable().optional(),
      isDisabled: z.boolean().optional(),
    }),
    input: ({ path, body, ifMatch, ...asked }) => ({
      ...body,
      name: path.person,
      by: ownSession(asked),
      expected: ifMatch ?? undefined,
    }),
    tag: { of: tagOf, isChange: true },
    answer: person,
  }),
  'person.reset': route(resetPerson, {
    creates: 'secret',
    at: 'POST /api/people/{person}/reset',
    summary:
      'Ends password, passkeys, authenticator app and sessions; makes an invitation to choose a new password. Needs a recent proof.',
    input: ({ path, ...asked }) => ({ name: path.person, by: ownSession(asked) }),
    answer: z.strictObject({ token: z.string(), name: z.string().nullable(), expiresAt: instant }),
  }),
};

function tagOf({ person: one }: Parameters<typeof showPerson.view>[0]): string {
  return rightsHash(one);
}

/** The door has let through a session; without one nothing here is anybody's own. */
function personOf({ caller }: Pick<Asked, 'caller'>): Caller {
  if (caller === null) throw new LatchkeyError('sessionNotFound', { id: '' });
  return caller;
}

/** Null: an administrator of the whole installation, who sees everybody's. */
function ownAlone(asked: Pick<Asked, 'caller'>): string | null {
  const { access, person: own } = personOf(asked);
  const isForAll = access.reach === null && access.permissions.length === permissionsOf('administrator').length;
  return isForAll ? null : own.id;
}
