// `latchkey connection remove`: says what is lost, asks, and loses nothing else.

import { invalidInput } from '../../domain/errors.ts';
import type { LostKeyPair } from '../../domain/key-pair/lost-keys.ts';
import { previewLeftRemoval } from '../../operations/client-app/preview-left-removal.ts';
import { removeLeft } from '../../operations/client-app/remove-left.ts';
import { previewRemoval } from '../../operations/connection/preview-removal.ts';
import { removeConnection } from '../../operations/connection/remove.ts';
import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { textOption } from '../read-options.ts';

export async function connectionRemove(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = invocation.values[0];
  const consumerKey = textOption(invocation.options, 'consumerKey');
  if (name !== undefined && consumerKey === undefined) return removeNamed(app, invocation, name);
  if (name === undefined && consumerKey !== undefined) return removeApp(app, invocation, consumerKey);
  throw invalidInput(
    'name',
    name === undefined ? 'it is missing' : 'it does not go with --consumer-key',
    'Give the name of a connection, or --consumer-key of an app that no connection uses.',
  );
}

async function removeNamed(app: Application, invocation: Invocation, name: string): Promise<Outcome> {
  const announced = await app.perform(previewRemoval, { name });
  const said =
    announced.keyPairs === null
      ? `"${name}" is removed; its client app and key pairs stay for ${announced.otherConnections.join(', ')}.`
      : `"${name}" is removed with its client app${forGood(announced.keyPairs)}`;
  if (!(await isAgreed(app, invocation, removing(`"${name}"`, said))))
    return done('Nothing was removed.', { removed: false });
  return done(said, removeConnection.view(await app.perform(removeConnection, { name, announced })));
}

async function removeApp(app: Application, invocation: Invocation, consumerKey: string): Promise<Outcome> {
  const { app: client, keyPairs: announced } = await app.perform(previewLeftRemoval, { consumerKey });
  const said = `The app "${client.name}" is removed${forGood(announced)}`;
  if (!(await isAgreed(app, invocation, removing(`the app "${client.name}"`, said))))
    return done('Nothing was removed.', { removed: false });
  return done(said, removeLeft.view(await app.perform(removeLeft, { consumerKey, announced })));
}

function removing(what: string, said: string) {
  return { act: `Removing ${what}`, said, question: `Remove ${what}?` };
}

function forGood(keys: readonly LostKeyPair[]): string {
  if (keys.length === 0) return '; no key pair is lost.';
  const shown = keys.map((one) => `${one.fingerprint.slice(0, 23)}… (${one.state})`).join(', ');
  return ` and ${counted(keys.length, 'key pair')}, which cannot be brought back: ${shown}.`;
}
