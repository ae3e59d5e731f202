// A client app that its last connection left for another app. Its private keys are kept, since going back would need
// them, and no sign-in proves any more that they can go: only a person removes them.

import type { ClientApp } from '../client-app/client-app.ts';
import type { LostKeyPair } from './key-pair.ts';

export interface LeftApp {
  app: ClientApp;
  keyPairs: LostKeyPair[];
}

export function leftAppText({ app: { name, consumerKey }, keyPairs }: LeftApp): string {
  const keys =
    keyPairs.length === 1 ? 'a private key that nothing uses' : `${keyPairs.length} private keys that nothing uses`;
  return `No connection belongs to the app "${name}" any more; it still holds ${keys}. Use the app again: latchkey connection set NAME --consumer-key ${consumerKey}. Erase it: latchkey connection remove --consumer-key ${consumerKey}`;
}
