// The file with the consumer secrets of Canvas apps: what is read, and what is refused by line without telling what stands there.

import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCanvasSecrets } from '../../src/bin/canvas-secrets.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { otherOrg, ownOrg } from './org-link-scene.ts';

const secret = 'FE1A2B3C4D5E6F708192A3B4C5D6E7F8';

test('each line is of one org, a viewer unless it says more, and no file is no Canvas', async (t) => {
  const file = join(await temporaryFolder(t), 'secrets');
  await writeFile(file, `# orgs\n\n${ownOrg} ${secret}\r\n  ${otherOrg}\tA${secret} operator\n`, { mode: 0o600 });
  const read = await readCanvasSecrets(file);
  assert.deepEqual(
    read.map((one) => [one.orgId, one.secret.reveal(), one.role]),
    [
      [ownOrg, secret, 'viewer'],
      [otherOrg, `A${secret}`, 'operator'],
    ],
  );
  assert.deepEqual(await readCanvasSecrets(null), []);
});

test('a wrong line, one secret for two orgs, and a file that others may read are refused, and no secret is told', async (t) => {
  const file = join(await temporaryFolder(t), 'secrets');
  const wrong: Record<string, RegExp> = {
    [secret]: /line 1/,
    [`${ownOrg}`]: /line 1/,
    [`# x\n${ownOrg} short`]: /line 2/,
    [`${ownOrg.toLowerCase()} ${secret}`]: /line 1/,
    [`${ownOrg} ${secret} root`]: /line 1/,
    [`${ownOrg} ${secret} viewer more`]: /line 1/,
    [`${ownOrg} ${secret}\n${otherOrg} ${secret}`]: /same org or the same secret/,
    [`${ownOrg} ${secret}\n${ownOrg} A${secret}`]: /same org or the same secret/,
  };
  for (const [text, said] of Object.entries(wrong)) {
    await writeFile(file, text, { mode: 0o600 });
    await assert.rejects(readCanvasSecrets(file), (error: { parameters: object }) => {
      const told = JSON.stringify(error.parameters);
      return said.test(told) && !told.includes(secret);
    });
  }
  await writeFile(file, `${ownOrg} ${secret}`);
  await chmod(file, 0o644);
  await assert.rejects(readCanvasSecrets(file));
});
