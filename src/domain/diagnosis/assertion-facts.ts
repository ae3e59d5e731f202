// What the assertion says of itself: header, claims, shape. Decodes, never verifies, and hands on no part of the assertion.
import { decodeCompact } from '../../formats/jws.ts';
import { foldKeys, isRecord, parsedRecord, textOf } from './failure-report.ts';

export type AssertionFacts = {
  /** Null when no assertion was given; false when it is not three base64url parts holding JSON. */
  readonly isWellFormed: boolean | null;
  readonly algorithm: string | null;
  readonly claims: ReadonlyMap<string, unknown>;
};

export function assertionFacts(assertion: unknown, claims: unknown, algorithm: unknown): AssertionFacts {
  const jwt = textOf(assertion).trim();
  const decoded = jwt === '' ? null : decode(jwt);
  const told = claimsOf(claims);
  const named = textOf(algorithm).trim() || textOf(decoded?.header.get('alg')).trim();
  return {
    isWellFormed: jwt === '' ? null : decoded !== null,
    algorithm: named === '' ? null : named.slice(0, 100),
    claims: told.size > 0 ? told : (decoded?.claims ?? told),
  };
}

function claimsOf(claims: unknown): ReadonlyMap<string, unknown> {
  if (isRecord(claims)) return foldKeys(claims);
  const text = textOf(claims).trim();
  const record = parsedRecord(text);
  return record ? foldKeys(record) : (decode(text)?.claims ?? new Map());
}

function decode(jwt: string): { header: Map<string, unknown>; claims: Map<string, unknown> } | null {
  const jws = decodeCompact(jwt);
  return jws.kind === 'decoded' ? { header: foldKeys(jws.header), claims: foldKeys(jws.claims) } : null;
}
