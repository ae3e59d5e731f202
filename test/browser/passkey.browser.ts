// A passkey by Chromium itself, with its virtual authenticator (CTAP 2, a user who is verified): made, then enough alone to sign in. Under
// an IP address the browser is told where to go.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowserScene, person } from './scene.ts';

test('Chromium makes a passkey under localhost, signs in with it, and no answer works twice', async (t) => {
  const scene = await openBrowserScene(t);
  const administrator = await scene.administrator();
  const { port } = new URL(scene.serve.ready.url);
  const byAddress = await ask(administrator, '/api/session/passkey/options');
  assert.equal(byAddress.view.code, 'passkeyNeedsName');
  const named = `http://localhost:${port}`;
  assert.equal(byAddress.view.nextAction, `Open ${named} instead.`);

  const page = await scene.page();
  await addAuthenticator(page);
  await page.goto(named);
  assert.equal((await ask(page, '/api/session', person)).status, 200);
  const creation = await ask(page, '/api/account/passkeys/options');
  const made = await page.evaluate(async (options) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).toJSON();
  }, creation.view as never);
  const added = await ask(page, '/api/account/passkeys', { name: 'Chromium', passkey: made });
  assert.deepEqual([added.status, added.view.worksAt], [201, 'localhost']);

  await page.context().clearCookies();
  assert.equal((await ask(page, '/api/account/factors', undefined, 'GET')).status, 401);
  const shown = await show(page);
  const signedIn = await ask(page, '/api/session/passkey', { passkey: shown });
  assert.deepEqual([signedIn.status, signedIn.view.name], [200, person.username]);
  const factors = await ask(page, '/api/account/factors', undefined, 'GET');
  assert.equal((factors.view.passkeys as unknown[]).length, 1);
  assert.equal((await ask(page, '/api/session/passkey', { passkey: shown })).view.code, 'signInRefused');
  const again = await ask(page, '/api/session/proof', { type: 'passkey', passkey: await show(page) });
  assert.equal(again.status, 200);
  assert.doesNotMatch(scene.serve.log(), /Warning/, 'what judges passkeys says nothing on standard error');
});

async function show(page: Page): Promise<unknown> {
  const request = await ask(page, '/api/session/passkey/options');
  return page.evaluate(async (options) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON();
  }, request.view as never);
}

/** As a page of ours asks. */
function ask(
  page: Page,
  path: string,
  body?: object,
  method = 'POST',
): Promise<{ status: number; view: Record<string, unknown> }> {
  return page.evaluate(
    async ([to, how, sent]) => {
      const headers = sent === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(to, {
        method: how,
        headers,
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      return { status: response.status, view: await response.json() };
    },
    [path, method, body] as const,
  );
}

async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
