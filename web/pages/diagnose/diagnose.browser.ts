// A pasted message in the browser: causes for what is known, and first of all that it is not, for what is not.

import { test } from 'node:test';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

test('a pasted error gives its causes without a connection, and one that is not known is said to be so', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  await page.getByRole('link', { name: 'Diagnose' }).click();
  await hasNoViolation(page);
  const pasted = page.getByLabel('Error text or JSON');
  await pasted.fill('{"error":"invalid_grant","error_description":"invalid assertion"}');
  await pasted.press('Tab');
  await page.keyboard.press('Enter');
  await page
    .getByRole('heading', { name: /^Most likely: The app's certificate does not belong to this key/ })
    .waitFor();
  await page.getByText('To tell the first two apart:').waitFor();
  await hasNoViolation(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await pasted.fill('the coffee is cold');
  await page.getByRole('button', { name: 'Find the causes' }).click();
  await page.getByRole('alert').filter({ hasText: 'This message is not recognised.' }).waitFor();
  await hasNoViolation(page);
  await pasted.fill('{"error":"invalid_client"}');
  await page.getByRole('button', { name: 'Find the causes' }).click();
  await page.getByText(/If Salesforce said it: \S/).waitFor();
});
