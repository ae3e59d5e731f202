// The key pairs of a connection's client app, each with where its private key lies.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { softwareCustody } from '../../domain/vault/custody-uri.ts';
import type { KeyReference } from '../../domain/vault/key-reference.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyPairView } from './steps/key-pair-view.ts';

interface ListedKeyPair extends KeyPair {
  /** `software:`, or what names the device or service; null: there is no private key any more. */
  custody: string | null;
}

/** Newest first. Errors: connectionNotFound. */
export const listKeyPairs = {
  act: 'certificate.list',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) =>
    store.read(async (tx) => {
      const { pairs } = await findConnection(tx, name);
      return Promise.all(
        pairs.map(async (pair) => ({ ...pair, custody: custodyOf(await tx.keyPairs.keyReference(pair.id)) })),
      );
    }),
  view: (pairs, now) => ({ keyPairs: pairs.map((pair) => ({ ...keyPairView(pair, now), custody: pair.custody })) }),
} satisfies Act<Pick<Context, 'store'>, { name: string }, readonly ListedKeyPair[]>;

function custodyOf(key: KeyReference | null): string | null {
  if (key === null) return null;
  return 'sealed' in key ? softwareCustody : key.device.providerUri;
}
