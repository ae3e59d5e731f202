// `latchkey connection remove`: says what is lost, asks, and loses nothing else.

import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import { leftApp, removeLeftApp } from '../../operations/client-app/list-unused.ts';
import { removalLoss, removeConnection } from '../../operations/connection/remove.ts';
import type { LostKeyPair } from '../../operations/key-pair/steps/lost-key-pairs.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet, text } from '../read-options.ts';

export async function remove(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = invocation.values[0];
  const consumerKey = text(invocation.options, 'consumerKey');
  if (name !== undefined && consumerKey === undefined) return removeNamed(app, invocation, name);
  if (name === undefined && consumerKey !== undefined) return removeApp(app, invocation, consumerKey);
  throw invalidInput(
    'name',
    name === undefined ? 'it is missing' : 'it does not go with --consumer-key',
    'Give the name of a connection, or --consumer-key of an app that no connection uses.',
  );
}

async function removeNamed(app: Application, { options }: Invocation, name: string): Promise<Outcome> {
  const context = await app.context();
  const loss = await removalLoss(context, name);
  const said =
    loss.keyPairs === null
      ? `"${name}" is removed; its client app and key pairs stay for ${loss.otherConnections.join(', ')}.`
      : `"${name}" is removed with its client app${forGood(loss.keyPairs)}`;
  if (!(await isAgreed(app, options, `"${name}"`, said))) return done('Nothing was removed.', { removed: false });
  await removeConnection(context, name, loss);
  return done(said, { removed: true, name, keyPairs: loss.keyPairs ?? [] });
}

async function removeApp(app: Application, { options }: Invocation, consumerKey: string): Promise<Outcome> {
  const context = await app.context();
  const { app: client, keyPairs } = await leftApp(context, consumerKey);
  const said = `The app "${client.name}" is removed${forGood(keyPairs)}`;
  if (!(await isAgreed(app, options, `the app "${client.name}"`, said)))
    return done('Nothing was removed.', { removed: false });
  await removeLeftApp(context, consumerKey, keyPairs);
  return done(said, { removed: true, consumerKey, keyPairs });
}

async function isAgreed(
  app: Application,
  options: Invocation['options'],
  what: string,
  said: string,
): Promise<boolean> {
  if (isSet(options, 'yes')) return true;
  if (!app.terminal.isInteractive) throw new LatchkeyError('confirmationNeeded', { act: `Removing ${what}` });
  app.terminal.err(`${said}\n`);
  const { confirm } = await import('../prompts.ts');
  return confirm(`Remove ${what}?`);
}

function forGood(keys: readonly LostKeyPair[]): string {
  if (keys.length === 0) return '; no key pair is lost.';
  const shown = keys.map((one) => `${one.fingerprint.slice(0, 23)}… (${one.state})`).join(', ');
  const counted = keys.length === 1 ? '1 key pair' : `${keys.length} key pairs`;
  return ` and ${counted}, which cannot be brought back: ${shown}.`;
}
