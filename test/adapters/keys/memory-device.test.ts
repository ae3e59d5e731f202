// The device that other tests stand on keeps to the port itself.

import { KeyProviderFault } from '../../../src/domain/vault/key-provider.ts';
import { keyProviderBehaves } from './key-provider-behaviour.ts';
import { MemoryDevice } from './memory-device.ts';

keyProviderBehaves('a device in memory', async () => {
  const device = new MemoryDevice();
  return {
    open: async () => device.open(),
    outage: {
      begin: async () => {
        device.fault = new KeyProviderFault('unreachable', 'unplugged');
      },
      end: async () => {
        device.fault = null;
      },
      says: ['unreachable'],
    },
    algorithms: ['rsa-2048', 'rsa-3072'],
    close: async () => {},
  };
});
