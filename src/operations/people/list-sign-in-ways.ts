// How people may sign in here, for whoever opens the pages.

import type { IdentityProvider } from '../../domain/people/provider.ts';
import type { Act } from '../act.ts';

interface SignInWays {
  provider: string | null;
  hasPasskeys: boolean;
}

/** `isNamed`: the page was opened by a name, not by an IP address. */
export const listSignInWays = {
  act: 'account.listWays',
  run: async ({ provider }, { isNamed }) => ({
    provider: provider && new URL(provider.issuer).host,
    hasPasskeys: isNamed,
  }),
  view: ({ provider, hasPasskeys }) => ({
    password: true,
    oidc: provider === null ? null : { name: provider },
    passkeys: hasPasskeys,
  }),
} satisfies Act<{ provider: IdentityProvider | null }, { isNamed: boolean }, SignInWays>;
