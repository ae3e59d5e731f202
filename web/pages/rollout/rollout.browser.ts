// A rotation of many apps from the page, in two simulated orgs: begun, stopped at a failure, mended, resumed and done.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hasNoViolation, onPhoneInTheDark, openBrowserScene } from '../../../test/browser/scene.ts';

const quickly = {
  LATCHKEY_PROPAGATION_SECONDS: '4',
  LATCHKEY_WATCH_PROBE_SECONDS: '1',
  LATCHKEY_HANDOVER_PROBE_SECONDS: '1',
};
const timeout = 60_000;

async function openFleet(t: TestContext) {
  const scene = await openBrowserScene(t, { environment: quickly, simulator: { orgs: 3 } });
  const page = await scene.administrator();
  const { control } = scene.simulator.simulator;
  const send = async (method: string, path: string, body: unknown) => {
    const [status, answer] = await page.evaluate(
      async ([how, to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        const got = await fetch(to as string, { method: how as string, headers, body: JSON.stringify(sent) });
        return [got.status, await got.json()] as [number, Record<string, unknown>];
      },
      [method, path, body],
    );
    assert.ok(status < 300, JSON.stringify(answer));
    return answer;
  };
  const appKind = 'connected-app';
  const orgs = Object.fromEntries(['one', 'two', 'three'].map((name, index) => [name, scene.simulator.orgs[index]]));
  for (const [name, org] of Object.entries(orgs)) {
    if (org === undefined) throw new TypeError('three orgs were made');
    const { loginUrl, username, orgId } = org;
    const appName = `App ${name}`;
    const { consumerKey } = control.createApp(orgId, { label: appName, kind: appKind });
    control.patchApp(orgId, consumerKey, { permittedUsers: 'admin-approved', assigned: [username] });
    await send('POST', '/api/connections', { name, loginUrl, username, consumerKey, appKind, appName });
    const { pem } = await send('POST', `/api/connections/${name}/certificates`, {});
    control.uploadCertificate(orgId, consumerKey, pem as string);
    assert.equal((await send('POST', `/api/connections/${name}/test`, {})).verified, true);
    if (name !== 'three')
      await send('PATCH', `/api/connections/${name}`, { rotation: 'hands-free', confirmApp: appName });
  }
  await page.goto(scene.serve.ready.url);
  return { page, control, org: (name: string) => orgs[name] ?? assert.fail(name) };
}

test('many apps are rotated in waves, stopped at a failure, and resumed', async (t) => {
  const { page, control, org } = await openFleet(t);
  const picture = async (name: string) => {
    const folder = process.env.PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const { orgId, username } = org('two');
  const permitted = (permissions: string[]) => control.patchUser(orgId, username, { permissions } as never);
  const permissions = ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'];
  permitted(permissions);
  await page.getByRole('link', { name: 'Rotation of many apps' }).click();
  await page.getByRole('heading', { name: 'Rotation of many apps', level: 1 }).waitFor();
  await hasNoViolation(page);
  const begin = page.getByRole('button', { name: 'Begin with one app' });
  await page.getByLabel('Connections', { exact: false }).first().fill('nobody-*');
  await begin.click();
  await page
    .locator('.slds-has-error')
    .getByText(/No connection fits/)
    .waitFor();
  await page.getByLabel('Connections', { exact: false }).first().fill('*');
  assert.equal(await page.locator('.slds-has-error').count(), 0, 'what was refused does not stand there any more');
  await page.getByLabel('At most so many apps a wave').fill('0');
  await begin.click();
  await page.locator('.slds-has-error').getByText('Type a whole number from 1 to 999.').waitFor();
  await hasNoViolation(page);
  await picture('begin');
  await onPhoneInTheDark(page, () => picture('begin-phone-dark'));
  await page.getByLabel('At most so many apps a wave').fill('5');
  await page.getByLabel('At most so many apps a wave').press('Enter');
  await page.getByText(/^Wave 1 is under way\./).waitFor();
  await page.getByRole('row', { name: 'App three' }).getByText('Nobody agreed').waitFor();
  await hasNoViolation(page);
  await picture('running');
  await page.getByText(/^Stopped at a failure\. 1 of 2 apps settled\./).waitFor({ timeout });
  const second = page.getByRole('table', { name: 'Wave 2' });
  await second.getByText('Failed').waitFor();
  await second.getByText(/lacks "Customize Application" and "Manage Connected Apps"/).waitFor();
  await hasNoViolation(page);
  await picture('stopped');
  await onPhoneInTheDark(page, () => picture('stopped-phone-dark'));

  permitted([...permissions, 'CustomizeApplication', 'ManageConnectedApps', 'CreateConnectedApps']);
  await page.getByRole('button', { name: 'Resume' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Begin no further app' }).waitFor();
  await page.getByText('Done. 2 of 2 apps settled.').waitFor({ timeout });
  await page.getByRole('table', { name: 'Wave 2' }).getByText('Settled', { exact: true }).waitFor();
  await hasNoViolation(page);
  await picture('done');
});
