// What the browser needs to make a passkey for the person of a session (WebAuthn section 5.4).

import { LatchkeyError } from '../../domain/errors.ts';
import { challengeLifetimeMs, newChallenge } from '../../domain/people/challenge.ts';
import { mostPasskeys, type OpenedPage, type Passkey, rpIdOf } from '../../domain/people/passkey.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { type OwnSession, recentlyProvedOwner } from './steps/recent-proof.ts';

interface BegunPasskey {
  person: Person;
  passkeys: Passkey[];
  rpId: string;
  challenge: string;
}

/** COSE: EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257];

/** Errors: passkeyNeedsName, proofNeeded, tooManyPasskeys, sessionNotFound. */
export const beginPasskey = {
  act: 'passkey.begin',
  async run(context, { page, ...own }) {
    const { key, proved } = await accountKey(context);
    const rpId = rpIdOf(page);
    return context.store.read(async (tx) => {
      const { person } = await recentlyProvedOwner(context, tx, proved, own);
      const passkeys = await tx.passkeys.ofPerson(person.id);
      if (passkeys.length >= mostPasskeys) throw new LatchkeyError('tooManyPasskeys', { most: mostPasskeys });
      const purpose = { type: 'passkey', rpId, sessionId: own.sessionId } as const;
      return { person, passkeys, rpId, challenge: newChallenge(key, purpose, context.clock.now(), context.random) };
    });
  },
  /** PublicKeyCredentialCreationOptionsJSON. */
  view: ({ person, passkeys, rpId, challenge }) => ({
    challenge,
    rp: { id: rpId, name: 'Latchkey' },
    user: { id: Buffer.from(person.id).toString('base64url'), name: person.name, displayName: person.name },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeLifetimeMs,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
  }),
} satisfies Act<AccountNeeds, OwnSession & { page: OpenedPage }, BegunPasskey>;
