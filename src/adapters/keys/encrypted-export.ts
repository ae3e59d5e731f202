// A private key on its way out of the vault, always encrypted.

import type { KeyObject } from 'node:crypto';
import type { Instant, Random } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { ExportFormat } from '../../domain/vault/signer-keys.ts';
import { writeJks } from '../../formats/jks.ts';
import { encryptPrivateKey } from '../../formats/pbes2.ts';
import { encodePem } from '../../formats/pem.ts';
import { writePkcs12 } from '../../formats/pkcs12.ts';

/** The file's bytes. Errors: FormatError keystore_alias_invalid, keystore_password_invalid (both keystores). */
export async function writeEncrypted(
  privateKey: KeyObject,
  target: { format: ExportFormat; certificateDer: Uint8Array; alias: string; password: Secret<string> },
  { createdAt, random }: { createdAt: Instant; random: Random },
): Promise<Uint8Array> {
  const password = target.password.reveal();
  const entry = { alias: target.alias, privateKey, certificate: target.certificateDer };
  switch (target.format) {
    case 'pem': {
      const encrypted = await encryptPrivateKey(privateKey, password, random.bytes);
      return Buffer.from(encodePem('ENCRYPTED PRIVATE KEY', encrypted));
    }
    case 'pkcs12':
      return writePkcs12(entry, password, random.bytes);
    case 'jks':
      return writeJks(entry, password, { createdAt: new Date(createdAt), randomBytes: random.bytes });
  }
}
