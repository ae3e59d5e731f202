// AES-256-GCM (NIST SP 800-38D) as one blob: 12-byte nonce, ciphertext, 16-byte tag. It knows no keys and no rows.
//
// Nonces are random. A root key seals one data key per key pair and wrap, a data key seals once, a text key belongs to
// one row: all stay far below the 2^32 blobs per key that random nonces allow (section 8.3).

import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { Random } from '../../domain/ports.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export function seal(key: KeyObject, plaintext: Uint8Array, additionalData: Uint8Array, random: Random): Uint8Array {
  const nonce = random.bytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, for the caller to wipe; null when the blob is not what was sealed for this key and additional data. */
export function unseal(key: KeyObject, blob: Uint8Array, additionalData: Uint8Array): Buffer | null {
  if (blob.length < nonceBytes + tagBytes) return null;
  const tagAt = blob.length - tagBytes;
  const decipher = createDecipheriv(algorithm, key, blob.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(blob.subarray(tagAt));
  // GCM adds no padding: all plaintext comes from `update`, and `final` only says whether it may be believed.
  const plaintext = decipher.update(blob.subarray(nonceBytes, tagAt));
  try {
    decipher.final();
    return plaintext;
  } catch {
    // OpenSSL's one reason here: the tag does not fit.
    plaintext.fill(0);
    return null;
  }
}

/** The fields, each after its length in four bytes, so that no two lists of fields give the same bytes. */
export function additionalData(...fields: readonly (string | Uint8Array)[]): Uint8Array {
  const lengths = fields.map((field) => (typeof field === 'string' ? Buffer.byteLength(field) : field.length));
  const data = Buffer.alloc(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (const [index, field] of fields.entries()) {
    at = data.writeUInt32BE(lengths[index] as number, at);
    at += typeof field === 'string' ? data.write(field, at) : Buffer.from(field).copy(data, at);
  }
  return data;
}
