// Each finding is told in each language, from facts as they are kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding as stored } from '../../src/adapters/store/tables/finding-content.ts';
import type { KeptFinding } from '../../src/domain/watch/finding-kinds.ts';
import { german } from '../../src/text/de/words.ts';
import { french } from '../../src/text/fr/words.ts';
import { findingOnPages } from '../../src/text/watch/finding-words.ts';
import { sameButTranslated } from './same-but-translated.ts';

const seen = { about: 'G1venabout', fingerprint: 'G1venprint', severity: 'urgent' } as const;
const label = 'G1venlabel';
const connectionName = 'G1venname';
const subject = 'G1vensubject';
const change = { at: Date.UTC(2027, 0, 1), action: 'changeApplicationCertificate', text: '', by: 'G1venby' } as const;
const holders = [
  { type: 'app', label },
  { type: 'managed', label },
] as const;
const format = {
  type: 'format',
  code: 'pem_missing',
  problem: 'Nothing is in it.',
  remedy: 'Give it.',
  about: [],
} as const;
const missing = { type: 'error', code: 'fileUnreadable', parameters: { file: '/g1ven', problem: 'ENOENT' } } as const;

const all: readonly KeptFinding[] = [
  ...holders.map((holder) => ({ kind: 'keyWeak', holder, bits: 1_024, ...seen }) as const),
  ...holders.map((holder) => ({ kind: 'managedKeyWeak', holder, bits: 1_024, ...seen }) as const),
  ...holders.map((holder) => ({ kind: 'signatureWeak', holder, signatureAlgorithm: 'G1venalg', ...seen }) as const),
  { kind: 'certificateShared', apps: [{ label, fullName: 'G1venfull' }], ...seen },
  ...[connectionName, null].flatMap((name) => [
    { kind: 'certificateCleared', label, connectionName: name, ...seen } as const,
    { kind: 'certificateOfAnotherApp', label, ownerName: 'G1venowner', connectionName: name, ...seen } as const,
    { kind: 'otherAppByTrail', label, ownerName: 'G1venowner', connectionName: name, ...seen } as const,
  ]),
  ...[
    { type: 'destroyed' } as const,
    { type: 'compromised', isOfAuthority: true } as const,
    { type: 'anotherCertificate', subject, isOfAnotherInstallation: true } as const,
  ].map((why) => ({ kind: 'certificateNotHeld', label, connectionName, why, ...seen }) as const),
  ...[change, null].map(
    (by) => ({ kind: 'certificateReplaced', label, connectionName, subject, change: by, ...seen }) as const,
  ),
  { kind: 'replacedByTrail', label, connectionName, to: 'G1vento', change, ...seen },
  { kind: 'certificateRenewed', label, subject, before: 'G1venbefore', ...seen },
  { kind: 'appUnknown', label, subject, ...seen },
  ...[format, missing].map(
    (why) => ({ kind: 'sourceUnreadable', label, location: '/g1ven', isCounted: true, why }) as const,
  ),
];

const written = { title: 'As it was', detail: 'written', remedy: 'then' };
const row = { id: 'f', foundAt: 1, endedAt: null, severity: 'urgent', org: null, contacts: [], ...written } as const;

for (const words of [german, french])
  test(`what the watch found is said in ${words.language}, on a page of that language`, () => {
    for (const facts of all) {
      const kept = stored.read(JSON.parse(JSON.stringify({ ...row, facts })));
      assert.deepEqual(kept.facts, facts, facts.kind);
      const [english, other] = [findingOnPages(kept, null), findingOnPages(kept, words)];
      const texts = ({ title, detail, remedy }: typeof english) => [title, detail, remedy];
      sameButTranslated(texts(english), texts(other), `${words.language} ${facts.kind}`);
      assert.deepEqual(other.places, english.places);
    }
  });

test('a finding of an earlier version is told as it was written', () => {
  assert.deepEqual(findingOnPages(stored.read({ ...row }), german), { ...written, places: [] });
});
