// What is said of a client app that no connection uses any more.

import type { LeftApp } from '../../domain/key-pair/left-app.ts';
import { type CalledHand, handOf } from '../hand.ts';
import type { InputWarningTable } from '../words.ts';

const english: InputWarningTable['appLeft'] = (app, keys, useAgain, erase) =>
  `No connection belongs to the app "${app}" any more; it still holds ${keys === 1 ? 'a private key' : `${keys} private keys`} that nothing uses. Use the app again: ${useAgain}. Erase it: ${erase}.`;

export function leftAppText({ app: { name, consumerKey }, keyPairs }: LeftApp, hand: CalledHand): string {
  const to = handOf(hand);
  const option = `--consumer-key ${consumerKey}`;
  const said = to.words?.inputWarnings.appLeft ?? english;
  return said(name, keyPairs.length, to('connection set', 'NAME', option), to('connection remove', undefined, option));
}
