// Where an upload went, and what happened to a slot, in every language.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { german } from '../../src/text/de/words.ts';
import { french } from '../../src/text/fr/words.ts';
import { byPage } from '../../src/text/hand.ts';
import { nobodySignsIn } from '../../src/text/rotation/lost-slot.ts';
import { rotationWords } from '../../src/text/rotation/rotation-words.ts';
import { sameButTranslated } from './same-but-translated.ts';

const change = { at: 0, by: 'G1venby' };
const named = { subject: 'CN=G1ven', fingerprint: 'G1venfingerprint', change };
const both = (permissions: readonly string[]) => [
  { type: 'notArrived', finding: { type: 'notSaved', why: { type: 'notReadable', permissions } } },
  { type: 'slotLost', finding: { type: 'notReadable', permissions } },
];
const found = [
  ...['inItsApp', 'anotherFile', 'saved'].map((type) => ({ type: 'notArrived', finding: { type, ...named } })),
  ...[null, 'Oth3r'].flatMap((other) => [
    { type: 'notArrived', finding: { type: 'inAnotherApp', label: 'G1ven', fullName: 'G1ven', connectionName: other } },
    {
      type: 'notArrived',
      finding: { type: 'savedElsewhere', change, tookPlaceOf: other, connectionName: other, appName: null },
    },
    {
      type: 'notArrived',
      finding: { type: 'savedElsewhere', change, tookPlaceOf: other, connectionName: null, appName: 'G1ven' },
    },
    { type: 'slotLost', finding: { type: 'holdsAnother', ...named, connectionName: other } },
  ]),
  ...['appHoldsNone', 'appStillHolds', 'olderSaved', 'notInTrail'].map((type) => ({
    type: 'notArrived',
    finding: { type: 'notSaved', why: { type, ...named } },
  })),
  ...['emptied', 'holdsOurs', 'replacedByTrail'].map((type) => ({ type: 'slotLost', finding: { type, ...named } })),
  ...both([]),
  ...both(['G1venpermission', 'Oth3r']),
];

for (const words of [german, french])
  test(`where an upload went is told in ${words.language}`, () => {
    for (const one of found)
      for (const consumerKey of [null, 'G1venkey']) {
        const app = { name: 'G1venapp', kind: 'connected-app', consumerKey };
        const whole = { ...one, app, connectionName: 'G1venname', awaited: { subject: 'CN=G1venours' } } as never;
        const said = (to: typeof words | null) => {
          const [cause] = rotationWords(whole, { name: 'acme', latchkey: byPage(to) }).causes;
          assert.ok(cause);
          return [cause.title, cause.remedy, cause.nextCheck, ...cause.evidence];
        };
        sameButTranslated(said(null), said(words), `${words.language} ${JSON.stringify(one)}`);
      }
    const app = { name: 'G1venapp' };
    sameButTranslated([nobodySignsIn(app)], [nobodySignsIn(app, words)], words.language);
  });
