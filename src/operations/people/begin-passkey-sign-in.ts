// What the browser needs to show a passkey (WebAuthn section 5.5), the same for everybody: which accounts there are shows nowhere.

import { challengeLifetimeMs, newChallenge } from '../../domain/people/challenge.ts';
import { type OpenedPage, rpIdOf } from '../../domain/people/passkey.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';

/** Errors: passkeyNeedsName. */
export const beginPasskeySignIn = {
  act: 'account.beginPasskey',
  async run(context, page) {
    const { key } = await accountKey(context);
    const rpId = rpIdOf(page);
    return { rpId, challenge: newChallenge(key, { type: 'signIn', rpId }, context.clock.now(), context.random) };
  },
  /** PublicKeyCredentialRequestOptionsJSON. */
  view: (begun) => ({
    ...begun,
    timeout: challengeLifetimeMs,
    userVerification: 'required',
    allowCredentials: [],
  }),
} satisfies Act<AccountNeeds, OpenedPage, { rpId: string; challenge: string }>;
