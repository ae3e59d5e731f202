// A passkey signs nobody in any more.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Passkey } from '../../domain/people/passkey.ts';
import type { Act } from '../act.ts';
import { type AccountNeeds, accountKey } from './steps/account-key.ts';
import { endPasskey } from './steps/end-factors.ts';
import { passkeyView } from './steps/passkey-view.ts';
import { type OwnSession, recentlyProvedOwner } from './steps/recent-proof.ts';

/** Errors: proofNeeded, passkeyNotFound, sessionNotFound. */
export const removePasskey = {
  act: 'passkey.remove',
  async run(context, { id, ...own }) {
    const { key, proved } = await accountKey(context);
    return context.store.write(async (tx) => {
      const { person } = await recentlyProvedOwner(context, tx, proved, own);
      const passkey = (await tx.passkeys.ofPerson(person.id)).find((one) => one.id === id);
      if (passkey === undefined) throw new LatchkeyError('passkeyNotFound', { id });
      return endPasskey(context, tx, key, person, passkey);
    });
  },
  view: passkeyView,
} satisfies Act<AccountNeeds, OwnSession & { id: string }, Passkey>;
