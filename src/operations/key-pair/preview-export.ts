// Whether a private key may leave, and whose it is: to be asked before a password is.

import { LatchkeyError } from '../../domain/errors.ts';
import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context, ExportPolicy } from '../context.ts';
import { type NamedKeyPair, pairWithFingerprint } from './steps/find-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';

/** Errors: exportForbidden, connectionNotFound, keyPairNotFound. */
export const previewExport = {
  act: 'certificate.previewExport',
  connectionOf: ({ name }) => name,
  async run({ store, mayExport }, named) {
    if (!mayExport) throw new LatchkeyError('exportForbidden');
    const { pairs } = await store.read((tx) => findConnection(tx, named.name));
    return pairWithFingerprint(pairs, named);
  },
  view: keyPairView,
} satisfies Act<Pick<Context, 'store'> & ExportPolicy, NamedKeyPair, KeyPair>;
