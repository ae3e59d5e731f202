// Properties of the judge: they hold for any org, in any order, whatever was found before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayMs } from '../../../src/domain/ports.ts';
import { eventStandsMs, type FindingKind, findingKinds } from '../../../src/domain/watch/finding-kinds.ts';
import { judgeOrg } from '../../../src/domain/watch/judge-org.ts';
import type { SeenApp, SeenCertificate } from '../../../src/domain/watch/org-reading.ts';
import { subjectsOf } from '../../../src/domain/watch/setup-trail.ts';
import type { StandingFinding, WatchFacts } from '../../../src/domain/watch/watch-facts.ts';
import { appCertificateId, findingId, findingKey, readFindingId } from '../../../src/domain/watch/watch-ids.ts';
import { aClientApp } from '../../support/connections.ts';
import { active, aPair } from '../notice/facts.ts';

const now = Date.UTC(2027, 0, 1);
const orgId = '00D000000000001EAA';
const ourKey = '3MVG9ours';
const pair = { ...aPair('ours', active(now), now, 365), certificateDer: new Uint8Array(), fingerprint: 'AA:00' };

const certificate: fc.Arbitrary<SeenCertificate> = fc.record({
  fingerprint: fc.constantFrom('AA:00', 'AA:01', 'AA:02', 'AA:03', 'AA:04'),
  publicKeyHash: fc.constantFrom('k0', 'k1', 'k2', 'k3'),
  subject: fc.constantFrom('CN=a', 'CN=b, OU=Latchkey 20260101-0A0B0C0D'),
  notBefore: fc.constant(now - 100 * dayMs),
  notAfter: fc.integer({ min: now - 60 * dayMs, max: now + 400 * dayMs }),
  signatureAlgorithm: fc.constantFrom('sha256WithRSAEncryption', 'sha1WithRSAEncryption', 'ecdsa-with-SHA1'),
  rsaBits: fc.constantFrom(null, 1_024, 2_048, 4_096),
});

const apps: fc.Arbitrary<SeenApp[]> = fc
  .uniqueArray(
    fc.record({
      fullName: fc.constantFrom('Ours', 'A', 'B', 'C', 'D', 'E'),
      label: fc.constantFrom('One', 'Two'),
      certificate: fc.option(certificate),
    }),
    { selector: ({ fullName }) => fullName, maxLength: 6 },
  )
  .map((found) =>
    found.map((app) => ({
      ...app,
      // External Client Apps are there only with a certificate that is shown.
      kind: app.certificate !== null && app.fullName === 'E' ? 'external-client-app' : 'connected-app',
      consumerKey: app.fullName === 'Ours' ? ourKey : null,
    })),
  );

const facts: fc.Arbitrary<WatchFacts> = fc.record({
  reading: apps.map((found) => ({
    orgId,
    host: 'acme.example',
    at: now,
    apps: found,
    managed: [],
    changes: [],
    notRead: [],
    unreadable: [],
    notShown: [],
  })),
  held: fc.constantFrom([], [{ app: aClientApp({ consumerKey: ourKey }), pairs: [pair], connectionName: 'acme' }]),
  owners: fc.constantFrom([], [{ fingerprint: 'AA:00', clientAppId: 'app-1', connectionName: 'acme' }]),
  remembered: fc
    .subarray(['A', 'B', 'C'])
    .map((names) => names.map((fullName) => ({ fullName, fingerprint: 'AA:01' }))),
  standing: fc.constant([]),
  unreadableBefore: fc.subarray(['D', 'E']),
  isFirstReading: fc.boolean(),
  propagationMs: fc.constant(600_000),
});

const keysOf = (given: WatchFacts) => judgeOrg(given).findings.map((finding) => findingKey(orgId, finding));

test('the order of the apps decides nothing, and no finding is there twice', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const keys = keysOf(given);
      const reversed = keysOf({
        ...given,
        reading: { ...given.reading, apps: (given.reading.apps ?? []).toReversed() },
      });
      assert.deepEqual(reversed.toSorted(), keys.toSorted());
      assert.equal(new Set(keys).size, keys.length);
    }),
  );
});

test('the next reading of an org that did not change finds nothing new and ends nothing but news', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const first = judgeOrg(given);
      const told = first.findings.filter(({ kind }) => findingKinds[kind].lasts !== 'expiry');
      const standing: StandingFinding[] = told.map((finding) => ({ key: findingKey(orgId, finding), foundAt: now }));
      const known = new Map(first.watched.map(({ id, certificate: seen }) => [id, seen.fingerprint]));
      const remembered = (given.reading.apps ?? []).flatMap(({ fullName }) => {
        const fingerprint = known.get(appCertificateId(orgId, fullName));
        return fingerprint === undefined ? [] : [{ fullName, fingerprint }];
      });
      const next = { ...given, remembered, standing, isFirstReading: false, unreadableBefore: [] };
      const second = judgeOrg(next);
      const after = second.findings
        .filter(({ kind }) => findingKinds[kind].lasts !== 'expiry')
        .map((finding) => findingKey(orgId, finding));
      const keys = standing.map(({ key }) => key);
      assert.deepEqual(
        after.filter((key) => !keys.includes(key)),
        [],
      );
      assert.deepEqual([...new Set([...after, ...second.standingOn])].toSorted(), keys.toSorted());
      const old = judgeOrg({ ...next, reading: { ...next.reading, at: now + eventStandsMs } });
      assert.ok(old.standingOn.every((key) => !isEvent(key)));
    }),
  );
});

test('while a part is not read, nothing that it showed ends', () => {
  const key = fc.constantFrom(...(Object.keys(findingKinds) as FindingKind[])).map((kind) => ({
    kind,
    key: findingKey(orgId, { kind, about: 'A', fingerprint: null }),
  }));
  fc.assert(
    fc.property(facts, key, (given, { kind, key: standing }) => {
      const { part } = findingKinds[kind];
      const blind = {
        ...given.reading,
        ...(part === 'connectedApps'
          ? { apps: null }
          : part === 'managedCertificates'
            ? { managed: null }
            : { changes: null }),
        notRead: [{ part, permission: null, message: '' }],
      };
      const verdict = judgeOrg({ ...given, reading: blind, standing: [{ key: standing, foundAt: now }] });
      assert.deepEqual(verdict.standingOn, [standing]);
      if (part === 'connectedApps') assert.equal(verdict.isGone(appCertificateId(orgId, 'A')), false);
    }),
  );
});

test('an end that is near or past is told once for each certificate, urgent within a week', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { findings } = judgeOrg(given);
      for (const app of given.reading.apps ?? []) {
        const told = findings.filter(
          ({ about, kind }) => about === app.fullName && findingKinds[kind].lasts === 'expiry',
        );
        const left = app.certificate === null ? Infinity : app.certificate.notAfter - now;
        const expected = left > 30 * dayMs ? [] : [left <= 7 * dayMs ? 'urgent' : 'reminder'];
        assert.deepEqual(
          told.map(({ severity }) => severity),
          expected,
        );
      }
    }),
  );
});

test('an id is read back to what it was made from', () => {
  const key = findingKey(orgId, { kind: 'keyWeak', about: 'A b:ü.c', fingerprint: null });
  const read = readFindingId(findingId(key, now));
  assert.deepEqual([read?.key, read?.place, read?.kind], [key, orgId, 'keyWeak']);
  assert.ok(!findingId(key, now).includes(':'), 'owners of notices are parted by colons');
});

test('a line of the setup audit trail gives both subjects, also when one holds the word that parts them', () => {
  const change = (action: 'insertApplicationCertificate' | 'changeApplicationCertificate', text: string) =>
    subjectsOf({ action, text, at: now, by: null });
  assert.deepEqual(change('insertApplicationCertificate', 'Created Connected App Certificate CN=a, OU=x'), {
    from: null,
    to: 'CN=a, OU=x',
  });
  assert.deepEqual(
    change(
      'changeApplicationCertificate',
      'Changed Connected App Certificate from CN=road to rome, OU=x to OU=y, CN=b',
    ),
    { from: 'CN=road to rome, OU=x', to: 'OU=y, CN=b' },
  );
  assert.equal(change('changeApplicationCertificate', 'something else'), null);
});

function isEvent(key: string): boolean {
  const kind = readFindingId(findingId(key, 0))?.kind;
  return Object.entries(findingKinds).some(([name, { lasts }]) => name === kind && lasts === 'event');
}
