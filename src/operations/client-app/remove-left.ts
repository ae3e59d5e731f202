// Removes a client app that no connection uses any more, with its private keys.

import { LatchkeyError } from '../../domain/errors.ts';
import { type LostKeyPair, lostKeyPairs } from '../../domain/key-pair/lost-keys.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, clientAppSubject } from '../context.ts';
import { findLeft } from './steps/left-apps.ts';

interface LeftRemoval {
  consumerKey: string;
  /** What a person was told and agreed to lose. */
  announced: readonly LostKeyPair[];
}

/** Errors: appNotFound, appInUse, changedMeanwhile (it would lose something else). */
export const removeLeft = {
  act: 'clientApp.removeLeft',
  async run(context, { consumerKey, announced }) {
    const erased = await context.store.write(async (tx) => {
      const seen = await findLeft(tx, consumerKey);
      const app = await tx.clientApps.lock(seen.app.id);
      if (app === null) throw new LatchkeyError('appNotFound');
      const pairs = await tx.keyPairs.lockOfApp(app.id);
      const keyPairs = lostKeyPairs(pairs, await tx.keyRequests.ofApp(app.id));
      if (JSON.stringify(keyPairs) !== JSON.stringify(announced))
        throw new LatchkeyError('changedMeanwhile', { type: 'lossWithClientApp', name: app.name });
      const before = { consumerKey, keyPairsErased: keyPairs };
      await tx.clientApps.remove(app, auditEntry(context, 'clientApp.removed', clientAppSubject(app), before, null));
      return pairs;
    });
    for (const { id } of erased) context.signerKeys.forget(id);
    return { consumerKey, keyPairs: announced };
  },
  view: (removed) => ({ removed: true, ...removed }),
} satisfies Act<Context, LeftRemoval, { consumerKey: string; keyPairs: readonly LostKeyPair[] }>;
