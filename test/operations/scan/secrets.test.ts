// Secrets that an org sends along with its metadata, hunted wherever a scan leaves something.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { unzipSync } from 'fflate';
import pg from 'pg';
import { WITH_SECRET } from '../../../simulator/generated/secrets.ts';
import { documentationWriter } from '../../../src/adapters/documents/write-documentation.ts';
import { retrieveOnce } from '../../../src/adapters/salesforce/retrieve.ts';
import { runProgram } from '../../../src/bin/run-program.ts';
import type { DocumentationWriter } from '../../../src/domain/scan/documentation.ts';
import { diffScans } from '../../../src/operations/scan/diff.ts';
import { exportScan } from '../../../src/operations/scan/export.ts';
import { listScans } from '../../../src/operations/scan/list.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { showScan } from '../../../src/operations/scan/show.ts';
import { assertNoCanaries, canary } from '../../support/canaries.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';
import { openScannedOrg, type ScannedOrg } from './scanned-org.ts';

/** Bytes of every file that the org sends of the types that have secrets, as nobody has touched them. */
async function sent({ control, orgId, scans, transport }: ScannedOrg): Promise<string[]> {
  const connection = (await scans.store.read((tx) => tx.connections.byName('acme'))) ?? assert.fail();
  const access = await scans.tokens.acquire(connection.id);
  const session = { instanceUrl: access.instanceUrl, accessToken: access.token, apiVersion: '66.0' };
  const truth = control.truth(orgId);
  const read = await Promise.all(
    WITH_SECRET.map((type) => {
      const names = truth.filter((one) => one.type === type).map(({ fullName }) => fullName);
      return retrieveOnce({ transport, clock: scans.clock }, session, [{ type, names }]);
    }),
  );
  return read.map((one) => {
    const [zip] = one.type === 'read' ? one.value.zips : [];
    assert.ok(zip, JSON.stringify(one));
    return Object.values(unzipSync(zip))
      .map((bytes) => Buffer.from(bytes).toString())
      .join();
  });
}

async function rowsOf(place: Place): Promise<string> {
  if (place.location.type !== 'postgres') return '';
  const client = new pg.Client({ connectionString: place.location.url });
  await client.connect();
  try {
    const tables = await client.query(
      "select table_name as n from information_schema.tables where table_schema = 'public'",
    );
    const rows: string[] = [];
    for (const { n } of tables.rows) {
      const found = await client.query(`select (to_jsonb(t) - 'contents')::text as row from "${n}" t`);
      rows.push(...found.rows.map(({ row }) => row));
    }
    return rows.join('\n');
  } finally {
    await client.end();
  }
}

/** Keeps what lies in the file between the passes once all of it was written, before it is gone. */
function spilling(spilled: string[]): DocumentationWriter {
  return {
    write(record, formats, folder) {
      const watched = {
        ...record,
        get total() {
          const [scratch] = readdirSync(folder).filter((name) => name.startsWith('.reading-'));
          spilled.push(readFileSync(join(folder, scratch ?? assert.fail('there is none'), 'components'), 'utf8'));
          return record.total;
        },
      };
      return documentationWriter.write(watched, formats, folder);
    },
  };
}

/** What the program prints, at a terminal and as JSON. */
async function printed(words: string[], environment: Record<string, string>): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = { stdin: Readable.from([]), stdout, stderr };
  await runProgram(words, { ...streams, environment, workingFolder: environment.LATCHKEY_DATA ?? '' });
  const text = `${stdout.read() ?? ''}${stderr.read() ?? ''}`;
  assert.ok(text.length > 30, words.join(' '));
  return text;
}

onEachDatabase(
  'no secret that an org sends along is kept, written, logged or answered',
  async (place, t: TestContext) => {
    const { location } = place;
    const environment: Record<string, string> =
      location.type === 'postgres' ? { LATCHKEY_DATABASE_URL: location.url } : {};
    const org = await openScannedOrg(t, { components: 200, seed: 3 }, environment);
    org.control.patchOrg(org.orgId, { retrievePolls: 0, consumerSecretsInMetadata: true });
    const secrets = org.control.secrets(org.orgId);
    for (const [index, text] of (await sent(org)).entries()) {
      assert.ok(
        secrets.some((secret) => text.includes(secret)),
        `${WITH_SECRET[index]} brought none`,
      );
    }
    const said: unknown[] = [];
    const context = { ...org.scans, log: { write: (...all: unknown[]) => void said.push(all) } };
    for (const _ of [1, 2]) {
      const ran = await runScan.run(context, { name: 'acme' }, (told) => void said.push(runScan.viewTold(told)));
      assert.equal(ran.scan.phase, 'over');
      said.push(runScan.view(ran));
      org.control.changeComponents(org.orgId, { edit: 150, add: 4, remove: 3 });
    }
    said.push(listScans.view(await listScans.run(context, { name: 'acme', limit: 9 })));
    said.push(showScan.view(await showScan.run(context, { name: 'acme', number: 1 })));
    said.push(diffScans.view(await diffScans.run(context, { name: 'acme', from: null, to: null })));
    const folder = await temporaryFolder(t);
    const spilled: string[] = [];
    const documents = { ...context, documents: spilling(spilled) };
    const formats = ['site', 'markdown', 'json'] as const;
    await exportScan.run(documents, { name: 'acme', number: null, formats, folder }, () => {});
    assert.ok((spilled[0] ?? '').split('\n').length > 150, `${spilled.length} were kept`);
    const own = { ...environment, LATCHKEY_DATA: org.configuration.dataFolder };
    for (const words of ['run', 'list', 'show', 'diff', 'exclude', 'schedule']) {
      said.push(await printed(['scan', words, 'acme'], own), await printed(['scan', words, 'acme', '--json'], own));
    }
    // They are plain text: what decodes all forms would take half a minute for them.
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      assert.ok(!secrets.some((secret) => text.includes(secret.slice(0, 24))), `${file.parentPath}/${file.name}`);
    }
    const { scan } = await showScan.run(context, { name: 'acme', number: 2 });
    const files = (await org.components(scan)).flatMap((component) => component.files ?? []);
    assert.ok(files.length > 100);
    const kept = files.map(({ bytes }) => Buffer.from(bytes).toString());
    assert.ok(
      kept.some((text) => text.includes('application/json')),
      'a header that is no secret stays',
    );
    await assertNoCanaries(
      [
        { name: 'what was said', content: JSON.stringify(said) },
        { name: 'what lay between the passes', content: spilled[0] ?? '' },
        { name: 'rows', content: await rowsOf(place) },
        { folder: dirname(org.configuration.dataFolder) },
      ],
      secrets.map((secret, index) => canary(`secret ${index}`, secret)),
    );
  },
);
