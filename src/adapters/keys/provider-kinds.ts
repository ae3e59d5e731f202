// Which code speaks to which kind of device or service, and how much each bears at once.

import { minuteMs, secondMs } from '../../domain/ports.ts';
import type { ProviderBounds } from './provider-bounds.ts';
import type { ProviderKinds } from './provider-pool.ts';

/** The quotas of the clouds are thousands of signatures in ten seconds; a sign-in has other keys to try, and a minute. */
const ofServices: ProviderBounds = { atOnce: 16, timeoutMs: 15 * secondMs, makingTimeoutMs: 2 * minuteMs };

export const providerKinds: ProviderKinds = {
  awskms: {
    bounds: ofServices,
    load: async () => (await import('./aws-kms/kms-provider.ts')).openKmsProvider,
  },
  azurekms: {
    bounds: ofServices,
    load: async () => (await import('./azure-kms/key-vault-provider.ts')).openKeyVaultProvider,
  },
  gcpkms: {
    bounds: ofServices,
    load: async () => (await import('./gcp-kms/cloud-kms-provider.ts')).openCloudKmsProvider,
  },
  'vault-transit': {
    bounds: ofServices,
    load: async () => (await import('./vault-transit/transit-provider.ts')).openTransitProvider,
  },
  pkcs11: {
    // One less than the threads that Node signs, resolves names and reads files on: a device that hangs takes not all.
    bounds: { atOnce: 3, timeoutMs: 10 * secondMs, makingTimeoutMs: 2 * minuteMs },
    load: async () => (await import('./pkcs11/provider.ts')).openProvider,
  },
};
