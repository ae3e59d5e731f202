// How people sign in: passkeys, authenticator apps, and the proof that somebody is still there. What browsers make and take is their
// own JSON (WebAuthn section 5.1.8), handed on as it is: `PublicKeyCredential.parseCreationOptionsFromJSON`, `toJSON`.

import { z } from 'zod';
import type { OpenedPage } from '../../domain/people/passkey.ts';
import { Secret } from '../../domain/secret.ts';
import { addPasskey } from '../../operations/people/add-passkey.ts';
import { beginPasskey } from '../../operations/people/begin-passkey.ts';
import { beginPasskeySignIn } from '../../operations/people/begin-passkey-sign-in.ts';
import { beginTotp } from '../../operations/people/begin-totp.ts';
import { changePassword } from '../../operations/people/change-password.ts';
import { confirmTotp } from '../../operations/people/confirm-totp.ts';
import { listFactors } from '../../operations/people/list-factors.ts';
import { proveAgain } from '../../operations/people/prove-again.ts';
import { removePasskey } from '../../operations/people/remove-passkey.ts';
import { removeTotp } from '../../operations/people/remove-totp.ts';
import { signInByPasskey } from '../../operations/people/sign-in-by-passkey.ts';
import { type Asked, route } from '../route.ts';
import { instant } from '../shapes.ts';
import { ownSession } from './own-session.ts';
import { sessionCookie } from './session-cookie.ts';
import { codeShape, passwordShape, signedIn } from './sign-in-shapes.ts';

const bytes = z.string().max(100_000).describe('Base64url.');
const credential = { id: z.string().max(2_000), rawId: z.string().max(2_000), type: z.literal('public-key') };
const madeCredential = z
  .looseObject({ ...credential, response: z.looseObject({ clientDataJSON: bytes, attestationObject: bytes }) })
  .describe('RegistrationResponseJSON, as `toJSON()` of the new credential gives it.');
const shownCredential = z
  .looseObject({
    ...credential,
    response: z.looseObject({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
  })
  .describe('AuthenticationResponseJSON, as `toJSON()` of the credential gives it.');

const listed = z.strictObject({ type: z.literal('public-key'), id: z.string() });
const creationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(listed),
});
const requestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(listed),
});

const passkey = z.strictObject({
  id: z.string(),
  name: z.string(),
  worksAt: z.string().describe('The name under which the pages must be opened for it.'),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
const hasTotp = z.strictObject({ hasTotp: z.boolean() });
const proof = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('password'), password: passwordShape }),
  z.strictObject({ type: z.literal('code'), code: codeShape }),
  z.strictObject({ type: z.literal('passkey'), passkey: shownCredential }),
]);

export const factorRoutes = {
  'account.beginPasskey': route(beginPasskeySignIn, {
    at: 'POST /api/session/passkey/options',
    summary: 'What the browser needs to show a passkey, for five minutes; also for a proof.',
    input: pageOf,
    answer: requestOptions,
  }),
  'account.signInByPasskey': route(signInByPasskey, {
    at: 'POST /api/session/passkey',
    summary: 'Signs in with a passkey alone; the answer sets a cookie.',
    body: z.strictObject({ passkey: shownCredential }),
    input: ({ body, ...asked }) => ({ answer: body.passkey, page: pageOf(asked), userAgent: asked.userAgent }),
    headers: ({ token }, { isSecure }) => ({ 'set-cookie': sessionCookie(token, isSecure) }),
    answer: signedIn,
  }),
  'session.prove': route(proveAgain, {
    at: 'POST /api/session/proof',
    summary: 'Shows once more who it is; for ten minutes the ways to sign in can be changed.',
    body: proof,
    input: ({ body, ...asked }) => ({ ...ownSession(asked), proof: proofOf(body, asked) }),
    answer: z.strictObject({ provedUntil: instant }),
  }),
  'factor.list': route(listFactors, {
    at: 'GET /api/account/factors',
    summary: 'What the caller signs in with.',
    input: ownSession,
    answer: z.strictObject({
      hasPassword: z.boolean(),
      hasTotp: z.boolean(),
      passkeys: z.array(passkey),
      provedUntil: instant.nullable().describe('Until then changes need no further proof; null: they do.'),
    }),
  }),
  'password.change': route(changePassword, {
    at: 'PUT /api/account/password',
    summary: 'Another password; the present one is asked for. Every other session of the caller ends.',
    body: z.strictObject({ password: passwordShape, newPassword: passwordShape }),
    input: ({ body, ...asked }) => ({
      ...ownSession(asked),
      password: new Secret<string>(body.password),
      newPassword: new Secret<string>(body.newPassword),
    }),
    answer: z.strictObject({ sessionsEnded: z.int() }),
  }),
  'passkey.begin': route(beginPasskey, {
    at: 'POST /api/account/passkeys/options',
    summary: 'What the browser needs to make a passkey, for five minutes. Needs a recent proof.',
    input: (asked) => ({ ...ownSession(asked), page: pageOf(asked) }),
    answer: creationOptions,
  }),
  'passkey.add': route(addPasskey, {
    creates: 'plain',
    at: 'POST /api/account/passkeys',
    summary: 'Keeps the passkey that the browser made. Needs a recent proof.',
    status: 201,
    body: z.strictObject({ name: z.string().max(200), passkey: madeCredential }),
    input: ({ body, ...asked }) => ({
      ...ownSession(asked),
      answer: body.passkey,
      page: pageOf(asked),
      name: body.name,
    }),
    answer: passkey,
  }),
  'passkey.remove': route(removePasskey, {
    at: 'DELETE /api/account/passkeys/{id}',
    summary: 'Removes a passkey of the caller. Needs a recent proof.',
    input: ({ path, ...asked }) => ({ ...ownSession(asked), ...path }),
    answer: passkey,
  }),
  'totp.begin': route(beginTotp, {
    at: 'POST /api/account/totp',
    summary: 'The secret of a new authenticator app, shown this once; it counts when confirmed. Needs a recent proof.',
    input: (asked) => ({ ...ownSession(asked), host: new URL(pageOf(asked).named).host }),
    answer: z.strictObject({ enrolment: z.string(), secret: z.string(), uri: z.string() }),
  }),
  'totp.confirm': route(confirmTotp, {
    at: 'POST /api/account/totp/confirmation',
    summary: 'The first code of the app, within five minutes: from then on a sign-in by password needs one.',
    body: z.strictObject({ enrolment: z.string().max(200), code: codeShape }),
    input: ({ body, ...asked }) => ({
      ...ownSession(asked),
      enrolment: body.enrolment,
      code: new Secret<string>(body.code),
    }),
    answer: hasTotp,
  }),
  'totp.remove': route(removeTotp, {
    at: 'POST /api/account/totp/removal',
    summary: 'The password alone signs in again; a proof is part of it.',
    body: proof,
    input: ({ body, ...asked }) => ({ ...ownSession(asked), proof: proofOf(body, asked) }),
    answer: hasTotp,
  }),
};

function proofOf(given: z.output<typeof proof>, asked: Pick<Asked, 'page'>) {
  switch (given.type) {
    case 'password':
      return { type: given.type, password: new Secret<string>(given.password) };
    case 'code':
      return { type: given.type, code: new Secret<string>(given.code) };
    case 'passkey':
      return { type: given.type, answer: given.passkey, page: pageOf(asked) };
  }
}

function pageOf({ page }: Pick<Asked, 'page'>): OpenedPage {
  return page;
}
