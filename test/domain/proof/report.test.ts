// The report of a proof names nobody, whatever the org wrote into its answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgProof } from '../../../src/domain/proof/proof.ts';
import { proofReport } from '../../../src/domain/proof/report.ts';
import { reportPage } from '../../../src/text/proof/report-page.ts';

const names = {
  username: ['jo@acme.example'],
  orgId: ['00D000000000001EAA', '00D000000000001'],
  consumerKey: ['3MVG9.key+of(acme)'],
  host: ['acme.my.salesforce.com'],
  component: ['Acme Sync', 'Acme_Sync'],
};
const told =
  'JO@ACME.EXAMPLE of 00D000000000001EAA (00D000000000001) at https://acme.my.salesforce.com may not deploy Acme_Sync with 3MVG9.key+of(acme) | <b>';

const proof: OrgProof = {
  id: 'p',
  connectionId: 'c',
  orgId: '00D000000000001EAA',
  edition: 'Developer Edition',
  isSandbox: false,
  apiVersion: '68.0',
  askedBy: 'jo',
  askedAt: Date.UTC(2026, 10, 30),
  planned: ['wrongKey', 'swap'],
  results: [
    {
      experiment: 'wrongKey',
      startedAt: 0,
      endedAt: 1_500,
      logins: 1,
      deploys: 0,
      found: [{ name: 'wrongKeyAnswer', value: told }],
      why: null,
      observations: [{ atSeconds: 0.1, what: 'signIn', key: 'stranger', answer: told }],
    },
    {
      experiment: 'swap',
      startedAt: 0,
      endedAt: 0,
      logins: 0,
      deploys: 1,
      found: [],
      why: { type: 'deployRefused', detail: told },
      observations: [],
    },
  ],
  leavings: [{ type: 'ConnectedApp', fullName: 'Latchkey_experiment_1', madeAt: 0, removedAt: null, problem: told }],
  endedAt: 1,
};

test('every name that an org wrote into its words is taken out of the report, in each of its places', () => {
  const report = proofReport(proof, '0.1.0', names);
  const written = JSON.stringify(report) + reportPage(report);
  for (const name of Object.values(names).flat()) {
    assert.ok(!written.toLowerCase().includes(name.toLowerCase()), `it names ${name}`);
  }
  const clean = '(username) of (orgId) ((orgId)) at https://(host) may not deploy (component) with (consumerKey) | <b>';
  assert.equal(report.experiments[0]?.facts[0]?.value, clean);
  assert.equal(report.experiments[1]?.notFoundOut?.detail, clean);
  assert.equal(report.left[0]?.problem, clean);
});

test('what an org says does not break out of the table of the page', () => {
  const page = reportPage(proofReport(proof, '0.1.0', names));
  const [row = ''] = page.split('\n').filter((line) => line.includes('signIn'));
  assert.match(row, /\\\| \\<b\\> \|$/);
});
