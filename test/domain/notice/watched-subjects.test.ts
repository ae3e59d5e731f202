import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { watchedSubjects } from '../../../src/domain/notice/other-subjects.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { managedCertificateId, sourceId } from '../../../src/domain/watch/watch-ids.ts';

const now = Date.UTC(2026, 10, 29);
const notAfter = now + 20 * dayMs;

function keyOf(id: string, fingerprint: string): string | undefined {
  const certificate = { fingerprint, subject: 'CN=x', notBefore: now, notAfter };
  const watched = { id, label: 'x', location: 'x', certificate, contacts: [], noticeDays: null };
  return watchedSubjects(watched, defaultNoticeSettings, now)[0]?.key;
}

test('(g) what was told of a managed certificate is not told again when its fingerprint comes into sight', () => {
  const id = managedCertificateId('00D000000000001', 'SSO', notAfter);
  assert.equal(keyOf(id, 'not shown by Salesforce'), keyOf(id, 'AB:CD'));
});

test('another certificate in the same file is told anew', () => {
  const id = sourceId('elsewhere', 'file', '/srv/x.crt');
  assert.notEqual(keyOf(id, '01:02'), keyOf(id, 'AB:CD'));
});
