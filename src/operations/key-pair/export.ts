// A private key leaves the vault, encrypted with a password and only where policy allows it. The audit entry is written
// first: an export that cannot be recorded does not happen.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ExportFormat } from '../../domain/vault/signer-keys.ts';
import { encodePem } from '../../formats/pem.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, type ExportPolicy, keyPairSubject } from '../context.ts';
import { exportableKey } from './steps/exportable-key.ts';
import type { NamedKeyPair } from './steps/find-key-pair.ts';
import { keyPairView } from './steps/key-pair-view.ts';

interface ExportRequest extends NamedKeyPair {
  format: ExportFormat;
  password: Secret<string>;
}

interface ExportedKeyPair {
  pair: KeyPair;
  format: ExportFormat;
  /** The file; with PEM the certificate stands after the encrypted key. */
  bytes: Uint8Array;
}

/**
 * Errors: exportForbidden, connectionNotFound, keyPairNotFound, keyPairGone, keyNotExportable,
 * sealedKeyDamaged, FormatError about the password.
 */
export const exportKeyPair = {
  act: 'certificate.export',
  connectionOf: ({ name }) => name,
  run: exportEncrypted,
  view: ({ pair, format }, now) => ({ exported: true, format, keyPair: keyPairView(pair, now) }),
} satisfies Act<Context & ExportPolicy, ExportRequest, ExportedKeyPair>;

async function exportEncrypted(
  context: Context & ExportPolicy,
  { format, password, ...named }: ExportRequest,
): Promise<ExportedKeyPair> {
  const { name } = named;
  const { pair, key } = await exportableKey(context, named);
  const { certificateDer } = pair;
  const options = { format, certificateDer, alias: aliasOf(name), password };
  const exported = await context.signerKeys.exportEncrypted(key, options);
  const entry = auditEntry(context, 'keyPair.exported', keyPairSubject(pair), null, { format, connection: name });
  await context.store.write((tx) => tx.audit.append(entry));
  const bytes = format === 'pem' ? withCertificate(exported, certificateDer) : exported;
  return { pair, format, bytes };
}

function withCertificate(key: Uint8Array, certificateDer: Uint8Array): Uint8Array {
  return Buffer.concat([key, Buffer.from(encodePem('CERTIFICATE', certificateDer))]);
}

/** Java folds the case of an alias away, and takes no dot at its beginning. */
function aliasOf(name: string): string {
  return `latchkey-${name.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '-')}`.slice(0, 64);
}
