import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { certificateChecks } from '../../../src/domain/watch/check-certificate.ts';

const now = Date.UTC(2026, 10, 29);

function kindsOf(signatureAlgorithm: string, rsaBits: number | null): string[] {
  const seen = { fingerprint: 'AB', publicKeyHash: '', subject: 'CN=x', notBefore: now, notAfter: now + 400 * dayMs };
  const place = {
    about: 'App',
    holder: { type: 'managed', label: 'x' },
    connectionName: null,
    isOfAuthority: false,
  } as const;
  const found = certificateChecks.map((check) => check({ ...seen, signatureAlgorithm, rsaBits }, place, now));
  return found.flatMap((finding) => finding?.kind ?? []);
}

test('(e) a signature with MD2, MD4, MD5, SHA-0, SHA-1 or DSA is weak, under whichever name', () => {
  const weak = ['md2WithRSAEncryption', 'md4WithRSA', 'md5WithRSAEncryption', 'shaWithRSA', 'sha1WithRSA'];
  weak.push('sha1WithRSAEncryption', 'ecdsa-with-SHA1', 'dsaWithSHA1', 'dsa-with-SHA1', 'dsa-with-SHA256');
  for (const name of [...weak, 'rsassaPss-SHA1']) assert.deepEqual(kindsOf(name, 2_048), ['signatureWeak'], name);
  const sound = ['sha256WithRSAEncryption', 'sha512WithRSAEncryption', 'sha224WithRSAEncryption', 'ecdsa-with-SHA256'];
  for (const name of [...sound, 'rsassaPss-SHA256', 'ED25519', '1.2.3'])
    assert.deepEqual(kindsOf(name, 2_048), [], name);
});

test('a key of less than 2,048 bits is weak, whatever it signs', () => {
  assert.deepEqual(kindsOf('rsassaPss-SHA256', 1_024), ['keyWeak']);
});
