// What an address of a PostgreSQL may have wrong, or its server refuse: each is told with what mends it, and without the password.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { after, before, type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { saidOf } from '../../support/error-words.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { makeTlsFiles } from '../../support/tls-files.ts';
import { openFor, refuses } from './place.ts';

let server: PostgresServer;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

const opened = (t: TestContext, url: string) => openFor(t, { type: 'postgres', url });

async function unreachable(t: TestContext, url: string) {
  const error = await refuses('databaseUnreachable', opened(t, url));
  assert.doesNotMatch(`${error.message}${error.detail}${saidOf(error)}`, /planted-password/);
  return { said: saidOf(error), remedy: error.parameters.remedy };
}

test('a server that is not there', async (t) => {
  const nobody = createServer().listen(0, '127.0.0.1');
  await once(nobody, 'listening');
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  await once(nobody, 'close');
  const { said, remedy } = await unreachable(t, `postgres://latchkey:planted-password@127.0.0.1:${port}/latchkey`);
  assert.match(said, new RegExp(`127\\.0\\.0\\.1:${port}/latchkey cannot be reached: .*ECONNREFUSED`));
  assert.equal(remedy, 'server');
});

test('no such database, a refused login, a setting that the server does not know', async (t) => {
  assert.equal((await unreachable(t, server.url('no_such_database'))).remedy, 'database');
  const url = new URL(await server.createDatabase());
  const odd = new URL(url);
  odd.searchParams.set('options', '-cno_such_setting=1');
  const { said } = await unreachable(t, odd.href);
  assert.match(said, /unrecognized configuration parameter "no_such_setting"/);
  url.password = 'planted-password';
  assert.equal((await unreachable(t, url.href)).remedy, 'login');
});

test('a server without TLS, and one whose certificate nobody known has signed', async (t) => {
  const plain = new URL(await server.createDatabase());
  plain.searchParams.set('sslmode', 'require');
  assert.equal((await unreachable(t, plain.href)).remedy, 'encryption');
  const files = makeTlsFiles(await temporaryFolder(t), 'database');
  const port = await encrypting(t, files);
  const url = `postgres://latchkey:planted-password@127.0.0.1:${port}/latchkey`;
  const { said, remedy } = await unreachable(t, `${url}?sslmode=require`);
  assert.match(said, /cannot be reached: self-signed certificate\. Name the authority's file/);
  assert.equal(remedy, 'certificate');
  const known = await unreachable(t, `${url}?sslmode=require&sslrootcert=${files.certificate}`);
  assert.equal(known.remedy, 'server', known.said);
});

test('a file that is not there', async (t) => {
  const url = await server.createDatabase();
  const { said } = await unreachable(t, `${url}?sslmode=verify-full&sslrootcert=/no/such/file`);
  assert.match(said, /no such file.*\/no\/such\/file/);
});

/** As PostgreSQL begins TLS: S behind the first eight bytes; then the session ends. */
async function encrypting(t: TestContext, files: { certificate: string; key: string }): Promise<number> {
  const [cert, key] = [readFileSync(files.certificate), readFileSync(files.key)];
  const listener = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      secure.on('error', () => {});
      secure.on('data', () => secure.destroy());
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  t.after(() => listener.close());
  return (listener.address() as AddressInfo).port;
}
