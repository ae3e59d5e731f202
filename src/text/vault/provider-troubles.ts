// Why a device or service does nothing for us now, as the end of a sentence, and what to do.

import type { ProviderTrouble } from '../../domain/vault/key-provider.ts';
import type { DeviceHealth, StrayKey } from '../../domain/vault/stray-key.ts';
import { day } from '../instants.ts';
import type { ProviderTroubles, Words } from '../words.ts';

const english: ProviderTroubles = {
  notInstalled: ['the package that speaks to it is not installed', 'Install what docs/custody.md names for it.'],
  moduleUnusable: [
    'the library of the device does not load',
    'Check module-path in LATCHKEY_CUSTODY, and what the library itself needs to be set.',
  ],
  tokenMissing: ['no token of that name is there', 'Plug the device in, or correct the label in LATCHKEY_CUSTODY.'],
  pinWrong: [
    'it refused the PIN, which is not tried again before it changes',
    'Put the right PIN into the file of pin-source.',
  ],
  pinLocked: ['its PIN is locked', "Have it unlocked by the device's security officer."],
  secretUnreadable: [
    'the file that opens it cannot be read, or others can read it',
    'Check the file of the URI in LATCHKEY_CUSTODY: its owner must be us or root, its mode 600.',
  ],
  notPermitted: ['it does not permit this to us', 'Give this account the permissions that docs/custody.md names.'],
  sealed: ['it is sealed', 'Have it unsealed by those who hold its keys.'],
  throttled: ['it takes no more requests now', 'It is asked again by itself; raise its quota when this lasts.'],
  unreachable: ['it does not answer', 'Check that it runs and that this machine reaches it.'],
  timedOut: ['it did not answer in time', 'Check that it runs and that this machine reaches it.'],
  failed: ['it failed', 'Look into its own log.'],
};

export function providerTroubleText(trouble: ProviderTrouble): string {
  return english[trouble][0];
}

export function providerTroubleNext(trouble: ProviderTrouble, words: Words | null = null): string {
  return (words?.providerTroubles ?? english)[trouble][1];
}

export function deviceHealthText(device: DeviceHealth): string {
  return `${device.provider}: ${healthText(device)}`;
}

/** Without its name, as the end of a sentence. */
export function healthText(device: DeviceHealth): string {
  if (device.isUp) return `answers (${device.description}, ${device.tookMs} ms)`;
  const { trouble, said } = device;
  return `${providerTroubleText(trouble)} (${said}). ${providerTroubleNext(trouble)}`;
}

export function leavingKeyText(key: Pick<StrayKey, 'trouble' | 'goneAt'> & { provider: string }): string {
  const { provider, trouble, goneAt } = key;
  if (goneAt !== null) return `${provider}: gone for good on ${day(goneAt)}`;
  if (trouble === null) return `${provider}: within a minute of serve`;
  const why = trouble === 'unknown' ? 'LATCHKEY_CUSTODY does not name it any more' : providerTroubleText(trouble);
  return `${provider}: not yet, ${why}; it is asked again`;
}
