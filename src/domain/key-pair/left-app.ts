// A client app that its last connection left for another app. Its private keys are kept, since going back would need
// them, and no sign-in proves any more that they can go: only a person removes them.

import type { ClientApp } from '../client-app/client-app.ts';
import type { LostKeyPair } from './lost-keys.ts';

export interface LeftApp {
  app: ClientApp;
  keyPairs: LostKeyPair[];
}
