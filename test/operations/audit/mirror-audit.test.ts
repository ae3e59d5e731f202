// The mirror of the audit: every entry once and in order, over crashes, and a database put back shows by it.

import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { mirrorFile } from '../../../src/adapters/audit-mirror/mirror-file.ts';
import { mirrorWebhook } from '../../../src/adapters/audit-mirror/mirror-webhook.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { AuditMirror } from '../../../src/domain/audit/audit-mirror.ts';
import type { Trouble } from '../../../src/domain/installation/trouble.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { mirrorAudit } from '../../../src/operations/audit/loops/mirror-audit.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a file gets each entry once, also after a line that a crash cut off', async (world, t) => {
  const file = join(await temporaryFolder(t), 'audit.jsonl');
  const process = await world.process();
  const context = { ...process.context, holder: 'a' };
  const told: Trouble[] = [];
  const mirror = () => mirrorAudit(context, mirrorFile(file), 'here', async (trouble) => void told.push(trouble));
  const sequences = async () =>
    (await readFile(file, 'utf8'))
      .split('\n')
      .flatMap((line) => (/^\{.*\}$/.test(line) ? [JSON.parse(line).sequence] : []));
  await world.connect(process, 'acme');
  await mirror();
  await mirror();
  const before = await sequences();
  assert.deepEqual(
    before,
    before.map((_, index) => index + 1),
  );
  await appendFile(file, '{"sequence":99,"ha');
  await setConnection.run(context, { name: 'acme', contacts: ['a@b.example'] });
  await mirror();
  assert.deepEqual(await sequences(), [...before, before.length + 1]);
  assert.deepEqual(told, []);
  assert.equal((await context.store.read((tx) => tx.facts.get('auditMirrored')))?.sequence, before.length + 1);

  // The database alone is put back, with all that it knows of the mirror.
  const [, last] = await context.store.read((tx) => tx.audit.newest(2));
  await world.place.tamper(`delete from audit_entry where sequence > ${last?.sequence}`);
  await world.place.tamper(`update audit_head set sequence = ${last?.sequence}, hash = '${last?.hash}'`);
  await mirror();
  assert.deepEqual(
    told.map(({ type }) => type),
    ['databasePutBack'],
  );
  assert.deepEqual(await sequences(), [...before, before.length + 1, ...before], 'as it is now, whole');
  await mirror();
  assert.equal(told.length, 1);
});

inEachInstallation('while one process writes to the mirror another waits', async (world) => {
  const process = await world.process();
  await world.connect(process, 'acme');
  const taken: number[] = [];
  const mirror: AuditMirror = {
    end: async () => null,
    append: async (entries) => {
      taken.push(entries.length);
      assert.equal(await mirrorAudit({ ...process.context, holder: 'b' }, mirror, 'here', async () => {}), false);
    },
  };
  await mirrorAudit({ ...process.context, holder: 'a' }, mirror, 'here', async () => {});
  assert.equal(taken.length, 1);
});

test('a webhook gets the entries as the export shows them, and again until it says yes', async (t: TestContext) => {
  const bodies: string[] = [];
  let status = 500;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const transport = createTransport({ environment: {} });
  t.after(() => {
    transport.close();
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/SECRETPATH`;
  const mirror = mirrorWebhook(new Secret(url), async () => transport);
  const entry = { sequence: 1, hash: 'a' } as Parameters<AuditMirror['append']>[0][number];
  await assert.rejects(mirror.append([entry]), (error: Error) => {
    return /auditMirrorFailed/.test(error.message) && !error.message.includes('SECRETPATH');
  });
  status = 204;
  await mirror.append([entry]);
  assert.deepEqual(bodies, Array(2).fill('{"entries":[{"sequence":1,"hash":"a"}]}'));
});
