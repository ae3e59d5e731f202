// What a provider of a key service gets in tests: real time, real files, real HTTP, and only the environment that a test names.

import assert from 'node:assert/strict';
import type { ProviderParts } from '../../../../src/adapters/keys/provider-pool.ts';
import { systemClock } from '../../../../src/adapters/system/clock.ts';
import { systemFiles } from '../../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../../src/adapters/system/random.ts';
import { type ProviderUri, readCustodyUri } from '../../../../src/domain/vault/custody-uri.ts';
import { KeyProviderFault } from '../../../../src/domain/vault/key-provider.ts';
import type { ProviderScene } from '../key-provider-behaviour.ts';
import type { FakeService } from './fake-service.ts';

export function realParts(environment: ProviderParts['environment'] = {}): ProviderParts {
  return { clock: systemClock, random: systemRandom, files: systemFiles, environment };
}

export function providerUri(text: string): ProviderUri {
  const uri = readCustodyUri(text);
  assert.ok(uri.scheme !== 'software');
  return uri;
}

export function outageOf(...services: FakeService[]): ProviderScene['outage'] {
  const setDown = async (isDown: boolean) => {
    for (const service of services) service.isDown = isDown;
  };
  return { begin: () => setDown(true), end: () => setDown(false), says: ['unreachable'] };
}

export async function faultOf(ask: Promise<unknown>): Promise<KeyProviderFault> {
  const error = await ask.then(
    () => assert.fail('it should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof KeyProviderFault, `no fault of a provider: ${String(error)}`);
  return error;
}
