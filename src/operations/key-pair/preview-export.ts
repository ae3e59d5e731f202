// Whether a private key may leave, and whose it is: to be asked before a password is.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Act } from '../act.ts';
import type { Context, ExportPolicy } from '../context.ts';
import { exportableKey } from './steps/exportable-key.ts';
import type { NamedKeyPair } from './steps/find-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';

/** Errors: exportForbidden, connectionNotFound, keyPairNotFound, keyPairGone, keyNotExportable. */
export const previewExport = {
  act: 'certificate.previewExport',
  connectionOf: ({ name }) => name,
  run: async (context, named) => (await exportableKey(context, named)).pair,
  view: keyPairView,
} satisfies Act<Pick<Context, 'store'> & ExportPolicy, NamedKeyPair, KeyPair>;
