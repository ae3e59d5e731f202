// The main journey: from the one address that `serve` prints to the green message, with Salesforce's Setup in the second tab.

import { test } from 'node:test';
import { FirstWalk } from '../../../test/browser/first-walk.ts';
import { onKeyboard, onMouse } from '../../../test/browser/hands.ts';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';
import { startPostgres } from '../../../test/support/postgres.ts';

test('an admin connects an org by mouse, every page of it without a violation', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const looksWell = async (_: string, page: FirstWalk['page']) => {
    if (page.url().startsWith(scene.serve.ready.url)) await hasNoViolation(page);
  };
  const walk = await FirstWalk.open(page, { scene, hands: onMouse(), kind: 'External Client App', saw: looksWell });
  await walk.toVerified();
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await page.reload();
  await page.getByText('Connection verified.').waitFor();
  await page.getByRole('button', { name: 'Run first scan' }).click();
  await page.waitForURL('**/connections/acme/scans');
  await page.goBack();
  await page.getByRole('link', { name: 'See all connections' }).click();
  await page.getByRole('link', { name: 'acme', exact: true }).click();
  await page.waitForURL('**/connections/acme');
});

test('a Connected App is connected by keyboard alone, in a shared PostgreSQL', async (t) => {
  const server = await startPostgres();
  t.after(() => server.stop());
  const environment = { LATCHKEY_DATABASE_URL: await server.createDatabase() };
  const scene = await openBrowserScene(t, { environment });
  const page = await scene.administrator();
  const walk = await FirstWalk.open(page, { scene, hands: onKeyboard(), kind: 'Connected App' });
  await walk.toVerified();
});

test('a forgotten upload is among the causes, and once it is made the page tries again by itself and is green', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const walk = await FirstWalk.open(page, { scene, hands: onMouse(), kind: 'External Client App' });
  await walk.create();
  const file = await walk.download();
  await walk.makeApp(null);
  const key = await walk.copyKey();
  await walk.next(6);
  await walk.paste('A'.repeat(64));
  await page.getByRole('alert').getByText('consumer secret').waitFor();
  await walk.paste(key);
  await page.getByText('Saved.').waitFor();
  await walk.next(7);
  await page.clock.install();
  await walk.test();
  await page.getByRole('alert').getByText('A change has not reached all servers yet').waitFor();
  await page.getByText(/^Tried again by itself in/).waitFor();
  await page.getByText('4 other causes').click();
  await page
    .locator('.causes')
    .getByText(`upload ${file.split('/').at(-1)}`)
    .first()
    .waitFor();
  await hasNoViolation(page);
  const { setup } = walk;
  await setup.getByRole('link', { name: 'Back to the app' }).click();
  await setup.getByRole('link', { name: 'Edit' }).click();
  await setup.getByLabel('Choose File').setInputFiles(file);
  await setup.getByRole('button', { name: 'Save' }).click();
  await page.clock.runFor(91_000);
  await page.getByText('Connection verified.').waitFor();
});

test('the place stays over a reload, another day and another person, and nothing moves by itself', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const walk = await FirstWalk.open(page, { scene, hands: onMouse(), kind: 'External Client App' });
  await walk.create();
  const file = await walk.download();
  await walk.openForm();
  await walk.chooseFile(file);
  await page.reload();
  await walk.isAt(3);
  await page.goto(`${scene.serve.ready.url}/`);
  await page.getByRole('link', { name: 'acme', exact: true }).click();
  await walk.isAt(3);
  const other = await anotherPerson(page, await scene.page());
  await other.goto(`${scene.serve.ready.url}/connections/acme/setup`);
  await other.getByRole('heading', { name: 'Step 3 of 7' }).waitFor();
  await walk.save();
  const key = await walk.copyKey();
  await other.goto(`${scene.serve.ready.url}/connections/acme/setup`);
  await other.getByRole('heading', { name: 'Step 5 of 7' }).waitFor();
  await other.getByRole('button', { name: 'Next' }).click();
  await other.getByLabel('Consumer Key').fill(key);
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByText('Saved.').waitFor();
  await other.getByRole('button', { name: 'Next' }).click();
  await other.getByRole('button', { name: 'Test Connection' }).click();
  await other.getByText('Connection verified.').waitFor();
  await page.getByText('Salesforce accepts this certificate').waitFor();
  await walk.isAt(5);
});

test('a viewer sees the steps, and why the buttons are not there', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const walk = await FirstWalk.open(page, { scene, hands: onMouse(), kind: 'External Client App' });
  await walk.create();
  const other = await anotherPerson(page, await scene.page(), 'viewer');
  await other.goto(`${scene.serve.ready.url}/connections/acme/setup`);
  await other.getByText('Your role may look at this step').waitFor();
  await hasNoViolation(other);
  await other.goto(`${scene.serve.ready.url}/new-connection`);
  await other.getByText('Your role may look, and not add a connection.').waitFor();
  await hasNoViolation(other);
});

/** Invited, and signed in. */
async function anotherPerson(
  page: FirstWalk['page'],
  other: FirstWalk['page'],
  role = 'administrator',
): Promise<FirstWalk['page']> {
  const invitation = await page.evaluate(
    async (asked) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/people', { method: 'POST', headers, body: JSON.stringify(asked) });
      return (await answer.json()) as { token: string };
    },
    { name: 'otto', role },
  );
  await other.goto(new URL(`/invitation#${invitation.token}`, page.url()).href);
  await other.getByLabel('Password').fill('another long password');
  await other.getByRole('button', { name: /Create|Save/ }).click();
  await other.getByRole('button', { name: 'Sign out' }).waitFor();
  return other;
}
