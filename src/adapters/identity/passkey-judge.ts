// Judges what browsers answer for passkeys, by @simplewebauthn/server, which is loaded with the first answer. The user must have been
// verified by the device; attestation is not asked for. That a counter rises is the domain's to say, so that it is said once.

import type { Ceremony, Judged, PasskeyJudge } from '../../domain/people/passkey.ts';

type Library = typeof import('@simplewebauthn/server');

const load = (): Promise<Library> => import('@simplewebauthn/server');

export const passkeyJudge: PasskeyJudge = {
  async made(answer, ceremony) {
    const { verifyRegistrationResponse } = await load();
    const given = answer as Parameters<Library['verifyRegistrationResponse']>[0]['response'];
    return judged(async () => {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        ...expected(ceremony),
        response: given,
      });
      if (!verified) return null;
      const { id, publicKey, counter } = registrationInfo.credential;
      return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    });
  },
  async answered(answer, ceremony, passkey) {
    const { verifyAuthenticationResponse } = await load();
    const given = answer as Parameters<Library['verifyAuthenticationResponse']>[0]['response'];
    return judged(async () => {
      // An answer to one account is none to another (WebAuthn section 7.2, step 6).
      if (given.response.userHandle !== Buffer.from(passkey.personId).toString('base64url')) return null;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected(ceremony),
        response: given,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: 0,
        },
      });
      return verified ? { counter: authenticationInfo.newCounter } : null;
    });
  },
};

function expected({ origin, rpId, isChallenge }: Ceremony) {
  return {
    expectedChallenge: isChallenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  };
}

/** The library throws what is wrong, and whatever a malformed answer makes of it. */
async function judged<T extends object>(judge: () => Promise<T | null>): Promise<Judged<T>> {
  try {
    const found = await judge();
    return found === null
      ? { type: 'wrong', why: 'the signature or the account is another' }
      : { type: 'right', ...found };
  } catch (error) {
    return { type: 'wrong', why: error instanceof Error ? error.message : 'malformed' };
  }
}
