// What `serve` hands out is written by a process of its own.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from '../../src/bin/compose.ts';
import { readConfiguration } from '../../src/bin/configuration.ts';
import { documentationByCommand } from '../../src/bin/documentation-by-command.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { completeScanOfOneClass } from './one-class-scan.ts';

test('a documentation is written by a command, and what refuses it is told', async (t) => {
  const folder = await temporaryFolder(t);
  const environment = { ...process.env, LATCHKEY_DATA: join(folder, 'data') };
  const configuration = readConfiguration(environment, folder, {});
  const { context, close } = await compose(configuration, environment, { name: 'anna', from: 'test' });
  const given = { loginUrl: 'https://login.salesforce.com', username: 'a@acme.example' };
  await addConnection.run(context, { name: 'acme', ...given });
  await completeScanOfOneClass(context);
  await close();
  const ending = new AbortController();
  const write = documentationByCommand(configuration, environment, ending.signal);
  const wish = { name: 'acme', number: 1, format: 'markdown' } as const;
  await write({ ...wish, folder: join(folder, 'written') }, () => {});
  assert.match(await readFile(join(folder, 'written/markdown/ApexClass/Invoices.md'), 'utf8'), /Invoices/);
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(
    write({ ...wish, folder: join(folder, 'file/below') }, () => {}),
    {
      code: 'fileUnwritable',
      parameters: { file: join(folder, 'file/below'), problem: 'fileNotFolder' },
    },
  );
  await assert.rejects(
    write({ ...wish, number: 2, folder: join(folder, 'written') }, () => {}),
    { code: 'scanNotFound', parameters: { name: 'acme', number: 2 } },
  );
  const cut = write({ ...wish, folder: join(folder, 'cut') }, () => {});
  ending.abort();
  await assert.rejects(cut, { name: 'AbortError' });
});
