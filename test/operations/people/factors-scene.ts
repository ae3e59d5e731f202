// A person with a session, and devices that make passkeys, over the real judge.

import { passkeyJudge } from '../../../src/adapters/identity/passkey-judge.ts';
import type { OpenedPage, PasskeyJudge } from '../../../src/domain/people/passkey.ts';
import type { PasswordHasher } from '../../../src/domain/people/person.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { oneTimeCode, timeStepMs } from '../../../src/formats/one-time-code.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { addPasskey } from '../../../src/operations/people/add-passkey.ts';
import { beginPasskey } from '../../../src/operations/people/begin-passkey.ts';
import { beginPasskeySignIn } from '../../../src/operations/people/begin-passkey-sign-in.ts';
import { beginTotp } from '../../../src/operations/people/begin-totp.ts';
import { confirmTotp } from '../../../src/operations/people/confirm-totp.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { signInPerson } from '../../../src/operations/people/sign-in.ts';
import { signInByPasskey } from '../../../src/operations/people/sign-in-by-passkey.ts';
import { takeInvitation } from '../../../src/operations/people/take-invitation.ts';
import { SoftAuthenticator } from '../../support/soft-authenticator.ts';
import type { Installation } from '../scene/installation.ts';

/** The slow hash has a test of its own. */
const passwords: PasswordHasher = {
  hash: async (password) => `kept ${password.reveal()}`,
  matches: async (password, kept) => kept === `kept ${password.reveal()}`,
};

export const password: Secret<string> = new Secret('correct horse battery');
export const page: OpenedPage = { origin: 'http://localhost:7420', named: 'http://localhost:7420' };
const userAgent = 'Firefox';

export type FactorWorld = OrgContext & { passwords: PasswordHasher; passkeys: PasskeyJudge };

export async function factorWorld(installation: Installation): Promise<FactorWorld> {
  return { ...(await installation.process()).context, passwords, passkeys: passkeyJudge };
}

export async function join(world: FactorWorld, name: string) {
  const { token } = await invite.run(world, { role: 'administrator', name, label: null, by: null });
  const { session, person } = await takeInvitation.run(world, { token, name, password, userAgent });
  return { personId: person.id, sessionId: session.id };
}

type Own = Awaited<ReturnType<typeof join>>;

export async function newPasskey(world: FactorWorld, own: Own, device = new SoftAuthenticator()) {
  const begun = beginPasskey.view(await beginPasskey.run(world, { ...own, page }));
  const answer = device.create(begun, page);
  const passkey = await addPasskey.run(world, { ...own, answer, page, name: 'laptop' });
  return { device, passkey, answer };
}

export async function shown(
  world: FactorWorld,
  device: SoftAuthenticator,
  twists: Parameters<SoftAuthenticator['get']>[1] = page,
) {
  return device.get(await beginPasskeySignIn.run(world, page), twists);
}

export function signInWith(world: FactorWorld, answer: ReturnType<SoftAuthenticator['get']>, opened = page) {
  return signInByPasskey.run(world, { answer, page: opened, userAgent });
}

export function signInAs(world: FactorWorld, name: string, code: string | null, given = password) {
  return signInPerson.run(world, { name, password: given, code: code === null ? null : new Secret(code), userAgent });
}

/** What the app shows. @param stepsAway Off the present time step. */
export type App = (stepsAway?: number) => string;

export async function newApp(world: FactorWorld, own: Own): Promise<{ app: App; secret: string }> {
  const begun = beginTotp.view(await beginTotp.run(world, { ...own, host: 'localhost:7420' }));
  const app = appOf(world, begun.secret);
  await confirmTotp.run(world, { ...own, enrolment: begun.enrolment, code: new Secret(app()) });
  return { app, secret: begun.secret };
}

export function appOf({ clock }: FactorWorld, secret: string): App {
  const key = readBase32(secret);
  return (stepsAway = 0) => oneTimeCode(key, Math.floor(clock.now() / timeStepMs) + stepsAway);
}

export function readBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
