// Gives an issued pair up, so that another can be made. It stays the last of the candidates through its retention, in
// case its certificate was uploaded after all.

import { LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Act } from '../act.ts';
import { lockConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { wantNothing } from '../rotation/steps/wanted-key-pair.ts';
import { type NamedKeyPair, pairWithFingerprint } from './steps/find-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';
import { writeLife } from './steps/write-life.ts';

/** Errors: connectionNotFound, keyPairNotFound, notDiscardable. */
export const discardCertificate = {
  act: 'certificate.discard',
  connectionOf: ({ name }) => name,
  run: (context, named) =>
    context.store.write(async (tx) => {
      const { app, pairs } = await lockConnection(tx, named.name);
      const pair = pairWithFingerprint(pairs, named);
      if (pair.standing.state !== 'issued') {
        const {
          fingerprint,
          standing: { state },
        } = pair;
        throw new LatchkeyError('notDiscardable', { name: named.name, fingerprint, state });
      }
      const at = context.clock.now();
      const abandoned = { type: 'abandoned', keyPairId: pair.id, at, reason: 'discarded' } as const;
      const after = await writeLife(context, tx, pairs, abandoned);
      await wantNothing(context, tx, app, pair.id);
      return after.find(({ id }) => id === pair.id) ?? pair;
    }),
  view: keyPairView,
} satisfies Act<Context, NamedKeyPair, KeyPair>;
