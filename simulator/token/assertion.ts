// Takes the signed JWT of RFC 7523 apart. It judges the form only; who may sign in with it is the business of checks.ts.

import { type KeyObject, verify } from 'node:crypto';

export interface Assertion {
  algorithm: string;
  iss: string;
  sub: string;
  aud: readonly string[];
  /** As sent: seconds since the epoch, or milliseconds from clients that mistake the unit. */
  exp: number;
  jti: string | null;
  signingInput: Buffer;
  signature: Buffer;
}

const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Undefined when it is not three base64url parts of which the first two are JSON objects with the required claims. */
export function parseAssertion(text: string): Assertion | undefined {
  if (!COMPACT_JWS.test(text)) return undefined;
  const [header = '', payload = '', signature = ''] = text.split('.');
  const protectedHeader = readObject(header);
  const claims = readObject(payload);
  if (protectedHeader === undefined || claims === undefined) return undefined;
  const { iss, sub, aud, exp, jti } = claims;
  const audiences = Array.isArray(aud) ? aud : [aud];
  if (typeof iss !== 'string' || typeof sub !== 'string' || !audiences.every((a) => typeof a === 'string')) {
    return undefined;
  }
  const expiry = typeof exp === 'number' ? exp : Number.parseInt(String(exp), 10);
  if (!Number.isFinite(expiry)) return undefined;
  return {
    algorithm: String(protectedHeader.alg),
    iss,
    sub,
    aud: audiences,
    exp: expiry,
    jti: typeof jti === 'string' && jti !== '' ? jti : null,
    signingInput: Buffer.from(`${header}.${payload}`, 'ascii'),
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Synchronous: the answer must not depend on a thread pool. */
export function isSignedBy(assertion: Assertion, publicKey: KeyObject): boolean {
  return verify('RSA-SHA256', assertion.signingInput, publicKey, assertion.signature);
}

function readObject(part: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
