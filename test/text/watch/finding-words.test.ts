// What a finding says about the time that a certificate has left.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs } from '../../../src/domain/ports.ts';
import { certificateChecks, managedFindings } from '../../../src/domain/watch/check-certificate.ts';
import { findingPrinter } from '../../../src/text/watch/finding-words.ts';

const now = Date.UTC(2027, 0, 1, 12);

test('a certificate expires today, tomorrow in 1 day', () => {
  const managed = { developerName: 'Old', label: 'Old', keyBits: 2_048, certificate: null };
  const titleAt = (notAfter: number) =>
    managedFindings({ ...managed, notAfter } as never, now).map(findingPrinter.judged)[0]?.title;
  assert.match(titleAt(now + hourMs) ?? '', /expires today$/);
  assert.match(titleAt(now + 13 * hourMs) ?? '', /expires in 1 day$/);
  assert.match(titleAt(now + 2 * dayMs) ?? '', /expires in 2 days$/);
});

test('the next certificate of an app is asked of its authority, where one signs them', () => {
  const certificate = { fingerprint: 'AB', publicKeyHash: '', subject: 'CN=x', notBefore: now, notAfter: now + dayMs };
  const seen = { ...certificate, signatureAlgorithm: 'sha256WithRSAEncryption', rsaBits: 2_048 };
  const remedy = (isOfAuthority: boolean) => {
    const place = {
      about: 'App',
      holder: { type: 'app', label: 'App' },
      connectionName: 'acme',
      isOfAuthority,
    } as const;
    return certificateChecks.flatMap((check) => check(seen, place, now) ?? []).map(findingPrinter.judged)[0]?.remedy;
  };
  assert.match(remedy(true) ?? '', /`latchkey certificate request acme`/);
  assert.match(remedy(false) ?? '', /`latchkey rotate acme`/);
});
