// A browser before a connection that works, made by the API as the first administrator.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import type { StartOptions } from '../../simulator/start-simulator.ts';
import { type BrowserScene, openBrowserScene } from './scene.ts';

interface ConnectedScene extends BrowserScene {
  /** Signed in. */
  admin: Page;
  orgId: string;
  /** From the page of whoever is signed in. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
}

/** The connection is called acme. */
export async function openConnectedScene(
  test: TestContext,
  simulator: StartOptions,
  environment: Record<string, string> = {},
): Promise<ConnectedScene> {
  const scene = await openBrowserScene(test, { environment, simulator: { emptyOrgs: false, ...simulator } });
  const admin = await scene.administrator();
  const [org] = scene.simulator.orgs;
  if (org?.consumerKey == null) throw new TypeError('an org with an app was made');
  const { loginUrl, username, consumerKey, orgId } = org;
  const call: ConnectedScene['call'] = (method, path, body) =>
    admin.evaluate(
      async ([how, to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(to, { method: how, headers, ...(sent === null ? {} : { body: sent }) });
        return (await answer.json()) as Record<string, unknown>;
      },
      [method, path, body === undefined ? null : JSON.stringify(body)] as const,
    );
  await call('POST', '/api/connections', { name: 'acme', loginUrl, username, consumerKey, appKind: 'connected-app' });
  const { pem } = await call('POST', '/api/connections/acme/certificates', {});
  scene.simulator.simulator.control.uploadCertificate(orgId, consumerKey, pem as string);
  const tested = await call('POST', '/api/connections/acme/test');
  assert.equal(tested.verified, true, JSON.stringify(tested));
  return { ...scene, admin, orgId, call };
}
