// What key services answer: JSON that nobody vouches for, and how long to wait.

import { createPublicKey } from 'node:crypto';
import type { HttpResponse, Instant } from '../../../domain/ports.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';

export function answeredFields({ body }: HttpResponse): Fields {
  try {
    return fieldsOf(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    // A load balancer's page: no field of it is there.
    return {};
  }
}

/** As it was sent, line ends and all; null when it is missing or empty. */
export function rawText(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Retry-After (RFC 9110 section 10.2.3): seconds, or a date. */
export function retryAfterMs({ headers }: HttpResponse, now: Instant): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Of base64 in either alphabet. Throws KeyProviderFault. */
export function bytesField(fields: Fields, name: string): Uint8Array {
  const text = textField(fields, name);
  if (text === null) throw strangeAnswer(name);
  return Buffer.from(text, 'base64');
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** SubjectPublicKeyInfo, DER, of an RSA key as PEM, JWK or DER. Throws KeyProviderFault. */
export function rsaSpki(key: string | { n: string; e: string } | Uint8Array): Uint8Array {
  try {
    const publicKey =
      typeof key === 'string'
        ? createPublicKey(key)
        : key instanceof Uint8Array
          ? createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
          : createPublicKey({ key: { kty: 'RSA', ...key }, format: 'jwk' });
    if (publicKey.asymmetricKeyType === 'rsa') return publicKey.export({ type: 'spki', format: 'der' });
  } catch {
    // Not a public key.
  }
  throw strangeAnswer('public key');
}

/** An answer that does not hold what it must. */
export function strangeAnswer(what: string): KeyProviderFault {
  return new KeyProviderFault('failed', `the answer has no usable ${what}`);
}
