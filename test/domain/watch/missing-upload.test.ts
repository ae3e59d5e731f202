// Which line of the setup audit trail is about which slot: what is said at once has to hold while a change spreads.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { minuteMs } from '../../../src/domain/ports.ts';
import { isProof, missingUpload } from '../../../src/domain/watch/missing-upload.ts';
import type { OrgReading } from '../../../src/domain/watch/org-reading.ts';
import { aClientApp } from '../../support/connections.ts';
import { active, issued, start } from '../key-pair/pairs.ts';

const named = (pair: KeyPair, marker: string): KeyPair => ({ ...pair, subject: `CN=acme, OU=Latchkey ${marker}` });
const old = named(active('a'), '20260101-AAAAAAAA');
const next = named(issued('b'), '20260601-BBBBBBBB');

function found(...changes: [from: string | null, to: string][]) {
  const lines = changes.map(([from, to], index) => ({
    at: start + (index + 1) * minuteMs,
    by: 'admin@example.com',
    action: from === null ? 'insertApplicationCertificate' : 'changeApplicationCertificate',
    text:
      from === null
        ? `Created Connected App Certificate ${to}`
        : `Changed Connected App Certificate from ${from} to ${to}`,
  }));
  const reading = { apps: [], changes: lines, notRead: [] } as unknown as OrgReading;
  const finding = missingUpload({
    app: aClientApp({ kind: 'external-client-app' }),
    awaited: next,
    pairs: [old, next],
    elsewhere: [],
    reading,
  });
  return [finding.type === 'notSaved' ? finding.why.type : finding.type, isProof(finding)];
}

test('an app that shows the certificate and no consumer key may be the very one', () => {
  const certificate = { subject: next.subject, fingerprint: next.fingerprint };
  const foundIn = (consumerKey: string | null) => {
    const apps = [{ label: 'Some', fullName: 'Some', consumerKey, certificate }];
    const reading = { apps, changes: [], notRead: [] } as unknown as OrgReading;
    return missingUpload({ app: aClientApp(), awaited: next, pairs: [old, next], elsewhere: [], reading }).type;
  };
  assert.deepEqual([foundIn(null), foundIn('another')], ['notSaved', 'inAnotherApp']);
});

test('where its own app holds it, another app that holds it too is no missed upload', () => {
  const app = aClientApp();
  const certificate = { subject: next.subject, fingerprint: next.fingerprint };
  const holding = (consumerKey: string | null) => ({ label: 'Some', fullName: 'Some', consumerKey, certificate });
  const reading = { apps: [holding('another'), holding(app.consumerKey)], changes: [], notRead: [] };
  const facts = { app, awaited: next, pairs: [old, next], elsewhere: [], reading: reading as unknown as OrgReading };
  assert.equal(missingUpload(facts).type, 'inItsApp');
});

test('the app itself shows whether it still holds one of its own, or a file of somebody else', () => {
  const foundIn = ({ subject, fingerprint }: { subject: string; fingerprint: string }) => {
    const app = aClientApp();
    const shown = {
      label: 'Own',
      fullName: 'Own',
      consumerKey: app.consumerKey,
      certificate: { subject, fingerprint },
    };
    const reading = { apps: [shown], changes: null, notRead: [] } as unknown as OrgReading;
    const finding = missingUpload({ app, awaited: next, pairs: [old, next], elsewhere: [], reading });
    return finding.type === 'notSaved' ? finding.why.type : finding.type;
  };
  assert.equal(foundIn(old), 'appStillHolds');
  assert.equal(foundIn({ subject: 'CN=foreign', fingerprint: 'FF' }), 'anotherFile');
});

test('what was saved before the certificate was made is no upload of it', () => {
  const at = next.issuedAt - minuteMs;
  const text = `Changed Connected App Certificate from ${old.subject} to ${old.subject}`;
  const change = { at, by: 'admin@example.com', action: 'changeApplicationCertificate' as const, text };
  const reading = { apps: [], changes: [change], notRead: [] } as unknown as OrgReading;
  const finding = missingUpload({ app: aClientApp(), awaited: next, pairs: [old, next], elsewhere: [], reading });
  assert.equal(finding.type === 'notSaved' && finding.why.type, 'notInTrail');
  const savedElsewhere = { type: 'savedElsewhere', change, tookPlaceOf: null, appName: 'Payroll' } as const;
  assert.equal(isProof({ ...savedElsewhere, connectionName: 'payroll' }), true, 'the slot of a connection of ours');
  assert.equal(isProof({ ...savedElsewhere, connectionName: null }), false);
});

test('the right file after a wrong one was saved in its app, and not elsewhere', () => {
  assert.deepEqual(found([old.subject, 'CN=foreign'], ['CN=foreign', next.subject]), ['saved', false]);
});

test('a place that may be this very app, emptied before, proves nothing', () => {
  assert.deepEqual(found([null, next.subject]), ['savedElsewhere', false]);
  assert.deepEqual(found(['CN=foreign', next.subject]), ['savedElsewhere', false]);
});

test('the place of a certificate that was made for another app is another app', () => {
  const theirs = 'CN=payroll, OU=Latchkey 20260301-CCCCCCCC';
  assert.deepEqual(found([theirs, next.subject]), ['savedElsewhere', true]);
});

test('the old file saved once more is named at once, unless the awaited one followed', () => {
  assert.deepEqual(found([old.subject, old.subject]), ['olderSaved', true]);
  assert.deepEqual(found([old.subject, old.subject], [old.subject, next.subject]), ['saved', false]);
  assert.deepEqual(found(['CN=a', 'CN=b']), ['notInTrail', false]);
});
