import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);

async function started(t: TestContext, propagation = { minSeconds: 0, maxSeconds: 0 }) {
  const simulator = await startSimulator({ tls: true, orgs: 2, propagation });
  t.after(() => simulator.close());
  assert.ok(simulator.caFile !== null);
  return { ...simulator, caFile: simulator.caFile };
}

/** A client of its own process: Node reads NODE_EXTRA_CA_CERTS when it starts. */
async function fetchTrusting(caFile: string | undefined, url: string): Promise<string> {
  const program = `await fetch(${JSON.stringify(url)}).then(async (r) => console.log(r.status, await r.text()), (e) => console.log(e.cause.code))`;
  const env = { PATH: process.env.PATH, ...(caFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile }) };
  return (await run(process.execPath, ['--input-type=module', '-e', program], { env })).stdout.trim();
}

describe('the simulator with tls', () => {
  it('is trusted by whoever trusts its authority, by both names, and by nobody else', async (t) => {
    const { caFile, orgs, loginHost, testHost } = await started(t);
    for (const origin of [...orgs.map(({ loginUrl }) => loginUrl), loginHost, testHost]) {
      assert.match(origin, /^https:\/\/127\.0\.0\.1:\d+$/);
      for (const name of ['127.0.0.1', 'localhost']) {
        const url = `${origin.replace('127.0.0.1', name)}/services/data`;
        assert.match(await fetchTrusting(caFile, url), /^200 .*"version":"68\.0"/);
      }
    }
    assert.match(await fetchTrusting(undefined, `${loginHost}/services/data`), /SELF_SIGNED|UNABLE_TO/);
  });

  it('shows certificates in which openssl finds nothing amiss, however strict', async (t) => {
    const { caFile, url } = await started(t);
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const leaf = join(await temporaryFolder(t), 'leaf.pem');
    const { raw } = socket.getPeerCertificate();
    socket.destroy();
    writeFileSync(
      leaf,
      `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    );
    for (const name of [
      ['-verify_ip', '127.0.0.1'],
      ['-verify_ip', '::1'],
      ['-verify_hostname', 'localhost'],
    ]) {
      const strict = ['-x509_strict', '-purpose', 'sslserver', ...name];
      assert.match(String(execFileSync('openssl', ['verify', ...strict, '-CAfile', caFile, leaf])), /: OK/);
    }
    assert.throws(() =>
      execFileSync('openssl', ['verify', '-verify_hostname', 'a.example', '-CAfile', caFile, leaf], { stdio: 'pipe' }),
    );
  });

  it('takes its files away when it is closed', async () => {
    const simulator = await startSimulator({ tls: true });
    assert.ok(existsSync(simulator.caFile ?? ''));
    await simulator.close();
    assert.ok(!existsSync(dirname(simulator.caFile ?? '')));
  });

  it('breaks connections off as without', async (t) => {
    const { caFile, url, orgs, simulator } = await started(t);
    for (const [kind, expected] of [
      ['reset', /^(ECONNRESET|UND_ERR_SOCKET)$/],
      ['serverError', /^500 /],
    ] as const) {
      simulator.control.patchOrg(orgs[0]?.orgId ?? '', { faults: { [kind]: { count: 1 } } });
      assert.match(await fetchTrusting(caFile, `${url}/services/data`), expected);
    }
  });

  it('is told of by the program, with the file to trust', async () => {
    const program = new URL('../../simulator/main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, '--tls', '--propagation', 'fast'], { stdio: 'pipe' });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, caFile } = JSON.parse(String(line)) as { url: string; caFile: string };
    assert.match(await fetchTrusting(caFile, `${url}/services/data`), /^200 /);
    child.kill('SIGTERM');
    await once(child, 'exit');
    assert.ok(!existsSync(caFile));
  });
});
