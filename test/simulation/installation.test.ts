import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { minuteMs } from '../../src/domain/ports.ts';
import { Secret } from '../../src/domain/secret.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Installation } from './installation.ts';

it('a break that is thrown inside a port ends the run, although the code under test survives what its ports throw', async (t) => {
  const folder = await temporaryFolder(t);
  const start = Date.UTC(2026, 0, 1);
  const installation = new Installation(1, { folder, file: join(folder, 'latchkey.db') }, defaultSettings, start);
  t.after(() => installation.close());
  const process = await installation.start('cli setup');
  installation.observe();
  const claims = Buffer.from(JSON.stringify({ iss: 'an app' })).toString('base64url');
  const assertion = new Secret(`e30.${claims}.c2lnbmVk`);
  const request = { tokenHost: 'https://org1.my.salesforce.com', assertion, timeoutMs: minuteMs };
  let hasGoneOn = false;
  const survive = () => {
    hasGoneOn = true;
  };
  process.context.tokenEndpoint.exchange(request).then(survive, survive);
  await assert.rejects(installation.runUntil(start + minuteMs), /an assertion was signed with a key that no row holds/);
  // The run ends before anything that the break may have led to.
  assert.equal(hasGoneOn, false);
  await process.end();
});
