// Client apps that their last connection left for another app. Their private keys are kept, since going back would need
// them, and no sign-in proves any more that they can go: only a person removes them.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { auditEntry, type Context, clientAppSubject } from '../context.ts';
import { type LostKeyPair, lostKeyPairs } from '../key-pair/steps/lost-key-pairs.ts';

export interface LeftApp {
  app: ClientApp;
  keyPairs: LostKeyPair[];
}

export function leftAppText({ app: { name, consumerKey }, keyPairs }: LeftApp): string {
  const keys =
    keyPairs.length === 1 ? 'a private key that nothing uses' : `${keyPairs.length} private keys that nothing uses`;
  return `No connection belongs to the app "${name}" any more; it still holds ${keys}. Use the app again: latchkey connection set NAME --consumer-key ${consumerKey}. Erase it: latchkey connection remove --consumer-key ${consumerKey}`;
}

export async function appsWithoutConnection(tx: ReadTransaction): Promise<LeftApp[]> {
  const left: LeftApp[] = [];
  for (const app of await tx.clientApps.withoutConnection())
    left.push({ app, keyPairs: lostKeyPairs(await tx.keyPairs.ofApp(app.id)) });
  return left;
}

/** Errors: appNotFound, appInUse. */
export async function leftApp({ store }: Pick<Context, 'store'>, consumerKey: string): Promise<LeftApp> {
  return store.read(async (tx) => {
    const { app, pairs } = await findLeft(tx, consumerKey);
    return { app, keyPairs: lostKeyPairs(pairs) };
  });
}

/**
 * @param announced What a person was told and agreed to lose.
 * Errors: appNotFound, appInUse, changedMeanwhile (it would lose something else).
 */
export async function removeLeftApp(context: Context, consumerKey: string, announced: LostKeyPair[]): Promise<void> {
  const erased = await context.store.write(async (tx) => {
    const seen = await findLeft(tx, consumerKey);
    const app = await tx.clientApps.lock(seen.app.id);
    if (app === null) throw new LatchkeyError('appNotFound');
    const pairs = await tx.keyPairs.lockOfApp(app.id);
    const keyPairs = lostKeyPairs(pairs);
    if (JSON.stringify(keyPairs) !== JSON.stringify(announced))
      throw new LatchkeyError('changedMeanwhile', { what: `What the removal of the app "${app.name}" loses` });
    const before = { consumerKey, keyPairsErased: keyPairs };
    await tx.clientApps.remove(app, auditEntry(context, 'clientApp.removed', clientAppSubject(app), before, null));
    return pairs;
  });
  for (const { id } of erased) context.signerKeys.forget(id);
}

async function findLeft(tx: ReadTransaction, consumerKey: string): Promise<{ app: ClientApp; pairs: KeyPair[] }> {
  const app = await tx.clientApps.byConsumerKey(consumerKey);
  if (app === null) throw new LatchkeyError('appNotFound');
  const users = await tx.connections.ofApp(app.id);
  if (users.length > 0) throw new LatchkeyError('appInUse', { names: users.map(({ name }) => name).join(', ') });
  return { app, pairs: await tx.keyPairs.ofApp(app.id) };
}
