// What is said of a client app that no connection uses any more.

import type { LeftApp } from '../../domain/key-pair/left-app.ts';
import { type CalledHand, handOf } from '../hand.ts';

export function leftAppText({ app: { name, consumerKey }, keyPairs }: LeftApp, hand: CalledHand): string {
  const to = handOf(hand);
  const keys =
    keyPairs.length === 1 ? 'a private key that nothing uses' : `${keyPairs.length} private keys that nothing uses`;
  return `No connection belongs to the app "${name}" any more; it still holds ${keys}. Use the app again: ${to('connection set', 'NAME', `--consumer-key ${consumerKey}`)}. Erase it: ${to('connection remove', undefined, `--consumer-key ${consumerKey}`)}.`;
}
