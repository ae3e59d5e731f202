// Removes a connection; with the last one of its client app go the app and its private keys. What is lost is said
// before anything is done, and nothing else is lost: what changed after it was said refuses the act.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, connectionSubject } from '../context.ts';
import { lockConnection } from './steps/find-connection.ts';
import { type RemovalLoss, removalLossOf } from './steps/removal-loss.ts';

interface Removal {
  name: string;
  /** What a person was told and agreed to lose. */
  announced: RemovalLoss;
}

/** Errors: connectionNotFound, changedMeanwhile (it would lose something else). */
export const removeConnection = {
  act: 'connection.remove',
  connectionOf: ({ name }) => name,
  async run(context, { name, announced }) {
    const erased = await context.store.write(async (tx) => {
      const whole = await lockConnection(tx, name);
      const { connection, app, pairs } = whole;
      const loss = await removalLossOf(tx, whole);
      if (JSON.stringify(loss) !== JSON.stringify(announced))
        throw new LatchkeyError('changedMeanwhile', { what: `What the removal of "${connection.name}" loses` });
      const { username, loginUrl } = connection;
      const before = { username, loginUrl, consumerKey: app.consumerKey, keyPairsErased: loss.keyPairs ?? [] };
      await tx.connections.remove(
        connection.id,
        auditEntry(context, 'connection.removed', connectionSubject(connection), before, null),
      );
      return loss.keyPairs === null ? [] : pairs;
    });
    for (const { id } of erased) context.signerKeys.forget(id);
    return { name, loss: announced };
  },
  view: ({ name, loss }) => ({ removed: true, name, keyPairs: loss.keyPairs ?? [] }),
} satisfies Act<Context, Removal, { name: string; loss: RemovalLoss }>;
