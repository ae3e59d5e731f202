// What key services answer: JSON that nobody vouches for, and how long to wait.

import { createPublicKey } from 'node:crypto';
import type { HttpResponse, Instant } from '../../../domain/ports.ts';
import { type Fields, fieldsOf } from '../../salesforce/json-fields.ts';

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

/** SubjectPublicKeyInfo, DER, of an RSA key as PEM, JWK or DER; null when it is none. */
export function rsaSpki(key: string | { n: string; e: string } | Uint8Array): Uint8Array | null {
  try {
    const publicKey =
      typeof key === 'string'
        ? createPublicKey(key)
        : key instanceof Uint8Array
          ? createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
          : createPublicKey({ key: { kty: 'RSA', ...key }, format: 'jwk' });
    return publicKey.asymmetricKeyType === 'rsa' ? publicKey.export({ type: 'spki', format: 'der' }) : null;
  } catch {
    // Not a public key; the caller says whose answer that was.
    return null;
  }
}
