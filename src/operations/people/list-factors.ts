// What somebody signs in with.

import type { Passkey } from '../../domain/people/passkey.ts';
import { isRecentlyProved, proofLifetimeMs } from '../../domain/people/person.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { passkeyView } from './steps/passkey-view.ts';
import { type Owner, type OwnSession, ownerOf } from './steps/recent-proof.ts';

/** Errors: sessionNotFound. */
export const listFactors = {
  act: 'factor.list',
  async run(context, own) {
    const { proved } = await accountKey(context);
    return context.store.read(async (tx) => {
      const owner = await ownerOf(tx, proved, own);
      const passkeys = await tx.passkeys.ofPerson(owner.person.id);
      return { ...owner, passkeys: passkeys.filter((passkey) => proved('passkey', passkey) !== null) };
    });
  },
  view: ({ person, session, passkeys }, now) => ({
    hasPassword: person.passwordHash !== null,
    hasTotp: person.totp !== null,
    passkeys: passkeys.map(passkeyView),
    provedUntil: isRecentlyProved(session, now) ? iso(session.provedAt + proofLifetimeMs) : null,
  }),
} satisfies Act<AccountNeeds, OwnSession, Owner & { passkeys: Passkey[] }>;
