// The reference, as somebody finds it who has no account.

import { test } from 'node:test';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

test('the reference of the API opens without an account and shows what an operation takes', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.page();
  await page.goto(`${scene.serve.ready.url}/reference`);
  await page.getByText('POST /api/connections/{name}/token').click();
  await page.getByText('Needs the permission takeToken.').waitFor();
  await hasNoViolation(page);
});
