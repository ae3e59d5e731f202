// What is said of a client app that no connection uses any more.

import type { LeftApp } from '../../domain/key-pair/left-app.ts';

/** @param latchkey how the program is called here. */
export function leftAppText({ app: { name, consumerKey }, keyPairs }: LeftApp, latchkey: string): string {
  const keys =
    keyPairs.length === 1 ? 'a private key that nothing uses' : `${keyPairs.length} private keys that nothing uses`;
  return `No connection belongs to the app "${name}" any more; it still holds ${keys}. Use the app again: ${latchkey} connection set NAME --consumer-key ${consumerKey}. Erase it: ${latchkey} connection remove --consumer-key ${consumerKey}`;
}
