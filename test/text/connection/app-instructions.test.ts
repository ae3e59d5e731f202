// What a new admin copies into the form of the app.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appSteps } from '../../../src/text/connection/app-instructions.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';

test('the form of a new app gets its name, its API name and a contact as values to copy, for both kinds', () => {
  const connection = aConnection({ contacts: ['admin@acme.example'] });
  const steps = (kind: 'connected-app' | 'external-client-app', name: string) =>
    appSteps(aClientApp({ kind, name, consumerKey: null }), connection, 'acme.crt').join('\n');
  const values = (name: string, api: string) => `"${name}", API Name ${api}, Contact Email admin@acme.example`;
  assert.ok(
    steps('connected-app', 'Latchkey UAT').includes(`Connected App Name ${values('Latchkey UAT', 'Latchkey_UAT')}.`),
  );
  assert.ok(
    steps('external-client-app', 'Söhne & 2 – x').includes(
      `External Client App Name ${values('Söhne & 2 – x', 'Sohne_2_x')}, `,
    ),
  );
  assert.ok(steps('connected-app', '2nd').includes('API Name App_2nd,'));
});
