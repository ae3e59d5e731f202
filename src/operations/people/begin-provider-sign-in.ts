// Somebody goes to the provider to sign in. What the end needs stays in the browser: a state against forged answers, a nonce
// against foreign tokens, the verifier of PKCE against stolen codes.

import { LatchkeyError } from '../../domain/errors.ts';
import type { BegunAtProvider } from '../../domain/people/provider.ts';
import type { Act } from '../act.ts';
import type { ProviderNeeds } from './steps/account-key.ts';
import { randomToken } from './steps/new-invitation.ts';

interface GoneToProvider {
  url: string;
  begun: BegunAtProvider;
}

/** Errors: providerRefused. */
export const beginProviderSignIn = {
  act: 'account.beginProvider',
  async run(context, { redirectUri }) {
    const { provider } = context;
    if (provider === null) throw new LatchkeyError('providerRefused', { problem: 'none' });
    const [state, nonce, verifier] = [0, 1, 2].map(() => randomToken(context).reveal()) as [string, string, string];
    const begun = { state, nonce, verifier };
    return { url: await provider.addressOf(begun, redirectUri), begun };
  },
  view: () => null,
} satisfies Act<ProviderNeeds, { redirectUri: string }, GoneToProvider>;
