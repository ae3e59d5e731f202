// What is looked at: a tab, who looks, what Latchkey answers, and what is pressed.

import { connection, failed, link, overview, overviewAt, rotationAt, scan, status, verified } from '../support/answers.js';

const settings = (answer, more = {}) => ({ tab: 'settings', answers: { 'LatchkeySettingsController.getOverview': answer, ...more } });
const statusOf = (answer) => ({ tab: 'status', answers: { 'LatchkeyStatusController.getStatus': answer } });
const tested = (result) => ({ ...settings(overview, { 'LatchkeySettingsController.testConnection': result }), press: 'Test_connection' });
const thrown = (code) => ({ thrown: code });

const soon = {
  ...overview,
  connection: { ...connection, certificate: { ...connection.certificate, daysLeft: 12 }, nextStep: { ...connection.nextStep, do: 'rotate' } },
};
const failing = {
  ...status,
  rotation: rotationAt('handover', 3),
  scan: { ...scan, state: 'FAILED', components: null, failure: { message: 'The org did not answer.', nextAction: 'Test the connection.' } },
  connection: {
    ...connection,
    state: 'failing',
    failure: { code: 'refused', message: 'Salesforce refused the sign-in.', since: '2026-11-29T08:00:00.000Z' },
    nextStep: { ...connection.nextStep, do: 'test' },
  },
};

/** By the name of the picture. */
export const scenes = {
  'step-1': settings(overviewAt(1)),
  'step-3': settings(overviewAt(3)),
  'step-3-dark': { ...settings(overviewAt(3)), theme: 'dark' },
  'step-4-narrow': { ...settings(overviewAt(4)), width: 400 },
  'step-6': settings(overviewAt(6)),
  settings: settings(overview),
  'settings-dark': { ...settings(overview), theme: 'dark' },
  'settings-narrow': { ...settings(overview), width: 400 },
  'settings-german': { ...settings(soon), language: 'de' },
  'settings-french': { ...settings(soon), language: 'fr' },
  'settings-of-user': { ...settings(overview), mayAct: false },
  verified: tested(verified),
  failed: tested(failed),
  'failed-dark': { ...tested(failed), theme: 'dark' },
  'failed-narrow': { ...tested(failed), width: 400 },
  empty: settings({ connection: null }),
  problem: settings(thrown('noCredential')),
  status: statusOf(status),
  'status-dark': { ...statusOf(status), theme: 'dark' },
  'status-narrow': { ...statusOf(status), width: 400 },
  'status-failing': statusOf({ ...failing, link }),
  'status-no-scan': statusOf({ ...status, scan: null, rotation: rotationAt('none', 0) }),
};
