import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { causesPage } from '../../../scripts/reference/causes-page.ts';
import { causeLabels } from '../../../src/domain/diagnosis/cause-table.ts';
import { evidenceRows } from '../../../src/domain/diagnosis/evidence-table.ts';
import { hostFacts } from '../../../src/domain/diagnosis/host-kind.ts';
import { knownMessages } from '../../../src/domain/diagnosis/message-table.ts';
import { redactSecrets } from '../../../src/domain/diagnosis/redact.ts';
import { causeWords } from '../../../src/text/diagnosis/cause-words.ts';
import { checkFor, remedyFor } from '../../../src/text/diagnosis/remedy.ts';

const kinds = ['connected-app', 'external-client-app', null] as const;

test('has every label exactly once', () => {
  assert.equal(new Set(causeLabels).size, causeLabels.length);
  assert.equal(causeLabels.length, 47);
});

test('fills every placeholder of every remedy and check, known or not', () => {
  for (const label of causeLabels) {
    for (const appKind of kinds) {
      for (const subject of [
        { appKind },
        { appKind, appName: 'Billing', username: 'svc@acme.com', host: hostFacts('https://acme.my.salesforce.com') },
      ]) {
        const words = `${remedyFor(label, subject)} ${checkFor(label, subject)}`;
        assert.doesNotMatch(words, /[{}]|undefined/, label);
        assert.equal(redactSecrets(words), words, label);
      }
    }
  }
});

test('speaks of the kind of app that it is, and of both when unknown', () => {
  const connectedApp = remedyFor('certificate_mismatch', { appKind: 'connected-app', appName: 'Billing' });
  assert.match(connectedApp, /^Setup > App Manager > "Billing" > Edit > Use digital signatures > Choose File/);
  const externalClientApp = remedyFor('certificate_mismatch', { appKind: 'external-client-app' });
  assert.match(
    externalClientApp,
    /^Setup > External Client App Manager > the app > Edit Settings > OAuth Settings > Flow Enablement/,
  );
  const either = remedyFor('certificate_mismatch');
  assert.match(either, /^Connected App: .+ External Client App: /);
});

test('sends the admin of a sandbox to the Setup of the sandbox', () => {
  assert.match(
    remedyFor('user_inactive', { host: hostFacts('https://test.salesforce.com') }),
    /^The sandbox's Setup > Users/,
  );
});

test('names the My Domain of the connection where it is known', () => {
  assert.match(
    remedyFor('wrong_audience', { host: hostFacts('https://acme--uat.sandbox.my.salesforce.com') }),
    /https:\/\/acme--uat\.sandbox\.my\.salesforce\.com/,
  );
});

test('writes commands as the program is called, for the connection that is meant', () => {
  const calledAs = { name: 'acme', latchkey: './bin/latchkey' };
  assert.match(checkFor('unknown_message', {}, calledAs), /`\.\/bin\/latchkey test acme`/);
});

test('gives no message more than 100 points, and no evidence a factor of zero', () => {
  for (const { message, points } of knownMessages) {
    assert.ok(Object.values(points).reduce((sum, share) => sum + share, 0) <= 100, message);
  }
  for (const { name, factors } of evidenceRows)
    assert.ok(
      Object.values(factors).every((factor) => factor > 0),
      name,
    );
});

test('keeps every sentence of the table free of placeholders that nothing fills', () => {
  for (const { means, title } of causeLabels.map(causeWords)) assert.doesNotMatch(`${means} ${title}`, /[{}]/);
});

test('the docs page is what the tables say', () => {
  assert.equal(readFileSync(new URL('../../../docs/what-went-wrong.md', import.meta.url), 'utf8'), causesPage());
});

test('a refused port of this machine sends nobody to a page of Salesforce', () => {
  const told = (host: string) =>
    [remedyFor, checkFor].map((of) => of('salesforce_unavailable', { host: hostFacts(host) }));
  for (const text of told('http://127.0.0.1:7641')) {
    assert.match(text, /127\.0\.0\.1:7641/);
    assert.doesNotMatch(text, /status\.salesforce\.com/);
  }
  for (const text of told('https://acme.my.salesforce.com')) assert.match(text, /status\.salesforce\.com/);
});
