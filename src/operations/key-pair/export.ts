// A private key leaves the vault, encrypted with a password and only where policy allows it. The audit entry is written
// first: an export that cannot be recorded does not happen.

import { LatchkeyError } from '../../domain/errors.ts';
import { type KeyPair, signerKeyOf } from '../../domain/key-pair/key-pair.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ExportFormat } from '../../domain/vault/signer-keys.ts';
import { encodePem } from '../../formats/pem.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, keyPairSubject } from '../context.ts';
import { pairWithFingerprint } from './certificates.ts';

export interface ExportRequest {
  name: string;
  /** Or its beginning. */
  fingerprint: string;
  format: ExportFormat;
  password: Secret<string>;
}

export interface ExportPolicy {
  /** LATCHKEY_ALLOW_EXPORT. */
  mayExport: boolean;
}

/** Errors: exportForbidden. To be asked before a password is. */
export function requireExportAllowed({ mayExport }: ExportPolicy): void {
  if (!mayExport) throw new LatchkeyError('exportForbidden');
}

/**
 * The file's bytes; with PEM the certificate stands after the encrypted key. Errors: exportForbidden,
 * connectionNotFound, keyPairNotFound, keyPairGone, keyNotExportable, sealedKeyDamaged, FormatError about the password.
 */
export async function exportKeyPair(
  context: Context,
  policy: ExportPolicy,
  request: ExportRequest,
): Promise<{ pair: KeyPair; bytes: Uint8Array }> {
  requireExportAllowed(policy);
  const { name, format, password } = request;
  const { pair, reference } = await context.store.read(async (tx) => {
    const { pairs } = await findConnection(tx, name);
    const found = pairWithFingerprint(pairs, name, request.fingerprint);
    return { pair: found, reference: await tx.keyPairs.keyReference(found.id) };
  });
  const { fingerprint, certificateDer, standing } = pair;
  if (reference === null) throw new LatchkeyError('keyPairGone', { fingerprint, state: standing.state, name });
  const key = signerKeyOf(pair, reference);
  if ('device' in key) throw new LatchkeyError('keyNotExportable', { fingerprint, provider: key.device.providerUri });
  const options = { format, certificateDer, alias: aliasOf(name), password };
  const exported = await context.signerKeys.exportEncrypted(key, options);
  const entry = auditEntry(context, 'keyPair.exported', keyPairSubject(pair), null, { format, connection: name });
  await context.store.write((tx) => tx.audit.append(entry));
  const bytes = format === 'pem' ? withCertificate(exported, certificateDer) : exported;
  return { pair, bytes };
}

function withCertificate(key: Uint8Array, certificateDer: Uint8Array): Uint8Array {
  return Buffer.concat([key, Buffer.from(encodePem('CERTIFICATE', certificateDer))]);
}

/** Java folds the case of an alias away, and takes no dot at its beginning. */
function aliasOf(name: string): string {
  return `latchkey-${name.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '-')}`.slice(0, 64);
}
