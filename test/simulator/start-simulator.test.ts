import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { sign } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createSimulator } from '../../simulator/simulator.ts';
import { parsePropagation, startSimulator } from '../../simulator/start-simulator.ts';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, START, seededRandom, signIn } from './scenario.ts';

const AT_ONCE = { minSeconds: 0, maxSeconds: 0 };
const origin = (port: number) => `http://127.0.0.1:${port}`;
const createScenarioOf = (count: number) =>
  createSimulator({
    clock: { now: () => START },
    random: seededRandom(1),
    orgs: Array.from({ length: count }, () => ({ propagation: AT_ONCE })),
  });
const question = (url: string) => new Request(url);

function assertion(key: ReturnType<typeof makeKeyPair>, claims: Record<string, unknown>): URLSearchParams {
  const exp = Math.floor(Date.now() / 1000) + 120;
  const input = [{ alg: 'RS256' }, { exp, ...claims }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = sign('RSA-SHA256', Buffer.from(input.join('.')), key.privateKey).toString('base64url');
  return new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${input.join('.')}.${signature}`,
  });
}

describe('a started simulator', () => {
  it('tells every org by an origin of its own, the control interface at the first', async () => {
    const started = await startSimulator({ orgs: 3, sandboxes: 1, propagation: AT_ONCE });
    try {
      assert.equal(new Set(started.orgs.map(({ loginUrl }) => loginUrl)).size, 3);
      assert.equal(started.url, started.orgs[0]?.loginUrl);
      for (const { loginUrl, setupUrl } of started.orgs) {
        assert.match(loginUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
        assert.equal((await fetch(setupUrl)).status, 200);
      }
      const listed = (await (await fetch(`${started.url}/simulator/orgs`)).json()) as { orgs: unknown };
      assert.deepEqual(listed.orgs, started.orgs);
    } finally {
      await started.close();
    }
  });

  for (const [port, count] of [
    [7431, 2],
    [7432, 3],
    [7431, 3],
    [7427, 3],
  ] as const) {
    it(`answers at the address of each of ${count} orgs from port ${port} on`, async () => {
      // In process, without binding these ports: somebody else may listen there. The moves are those of a listener.
      const { control, reply } = createScenarioOf(count);
      for (const [index, { orgId }] of control.orgs().entries()) control.placeAt({ orgId }, origin(port + index));
      control.placeAt({ role: 'login' }, origin(port + count));
      control.placeAt({ role: 'test' }, origin(port + count + 1));
      for (const { orgId, loginUrl } of control.orgs()) {
        await reply(question(`${loginUrl}/services/data`));
        assert.equal(control.log().at(-1)?.orgId, orgId);
      }
      for (const other of [port + count, port + count + 1]) {
        assert.equal((await reply(question(`${origin(other)}/services/data`))).status, 200);
      }
    });
  }

  it('takes the Setup form of a browser over the socket', async () => {
    const started = await startSimulator({ emptyOrgs: true, propagation: AT_ONCE });
    try {
      const form = new FormData();
      form.append('label', 'Nightly');
      form.append('contactEmail', 'admin@example.com');
      form.append('certificate', new File([makeKeyPair().certificatePem], 'nightly.crt'));
      const saved = await fetch(`${started.url}/setup/apps/new?kind=connected-app`, { method: 'POST', body: form });
      assert.equal(saved.status, 200);
      assert.match(saved.url, /\/setup\/apps\/0H4\w+\?saved$/);
      assert.match(await saved.text(), /<h1>Nightly<\/h1>/);
      assert.equal((await fetch(started.url)).url, `${started.url}/setup`);
    } finally {
      await started.close();
    }
  });

  it('signs in production users at its login host and sandbox users at its test host, not the other way round', async () => {
    const started = await startSimulator({ orgs: 2, sandboxes: 1, propagation: AT_ONCE });
    const key = makeKeyPair();
    try {
      const [production, sandbox] = started.orgs;
      assert.ok(production?.consumerKey && sandbox?.consumerKey);
      const answers = [];
      for (const org of [production, sandbox]) {
        started.simulator.control.uploadCertificate(org.orgId, org.consumerKey ?? '', key.certificatePem);
        for (const host of [started.loginHost, started.testHost]) {
          const body = assertion(key, { iss: org.consumerKey, sub: org.username, aud: host });
          const response = await fetch(`${host}/services/oauth2/token`, { method: 'POST', body });
          answers.push(((await response.json()) as Record<string, string>).instance_url ?? response.status);
        }
      }
      assert.deepEqual(answers, [production.loginUrl, 400, 400, sandbox.loginUrl]);
    } finally {
      await started.close();
    }
  });

  it('starts in under a second as a program, prints one line, and ends when told', async () => {
    const program = new URL('../../simulator/main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [program, '--propagation', '0s', '--orgs-empty'], { stdio: 'pipe' });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, orgs } = JSON.parse(String(line)) as { url: string; orgs: { consumerKey: null }[] };
    assert.equal((await fetch(`${url}/services/data`)).status, 200);
    assert.equal(orgs[0]?.consumerKey, null);
    child.kill('SIGTERM');
    const [exitCode] = (await once(child, 'exit')) as [number];
    assert.equal(exitCode, 0);
  });

  it('starts by the command that its page shows, with whichever Node.js is on the PATH', async () => {
    const root = new URL('../../', import.meta.url);
    const page = readFileSync(new URL('docs/simulator.md', root), 'utf8');
    const [shown = ''] = /^ {4}.*simulator\/main\.ts.*$/m.exec(page) ?? [];
    const command = `exec ${shown.trim().replace('--port 7430', '--port 0')}`;
    // npm test puts the project's own Node.js first; a reader's shell has the system's.
    const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
    const env = { ...process.env, PATH: path.join(':') };
    const child = spawn('sh', ['-c', command], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const ended = once(child, 'exit');
    try {
      const line = await Promise.race([once(child.stdout, 'data'), ended.then(() => [''])]);
      assert.match(String(line[0]), /^\{"url":"http:/, `${command} did not start`);
    } finally {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
    }
  });

  it('reads a range of propagation, and refuses what is none', () => {
    assert.deepEqual(parsePropagation('2m..10m'), { minSeconds: 120, maxSeconds: 600 });
    assert.deepEqual(parsePropagation('0s'), AT_ONCE);
    assert.deepEqual(parsePropagation('1.5m..1h'), { minSeconds: 90, maxSeconds: 3600 });
    for (const text of ['', 'soon', '10m..2m', '1m..2m..3m', '-1s']) assert.equal(parsePropagation(text), undefined);
  });
});

describe('the simulator in process', () => {
  it('sets no timer and draws no chance of its own', async () => {
    const key = makeKeyPair();
    const scenario = createScenario();
    const { setTimeout, setInterval, setImmediate } = globalThis;
    const { random } = Math;
    const refuse = () => {
      throw new Error('not in a simulated run');
    };
    Object.assign(globalThis, { setTimeout: refuse, setInterval: refuse, setImmediate: refuse });
    Math.random = refuse;
    try {
      scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, key.certificatePem);
      assert.equal((await signIn(scenario, key.privateKey)).status, 200);
    } finally {
      Object.assign(globalThis, { setTimeout, setInterval, setImmediate });
      Math.random = random;
    }
  });

  it('installs a packaged app in several orgs, where one certificate serves them all', async () => {
    const key = makeKeyPair();
    const scenario = createScenario();
    const { control } = scenario.simulator;
    const origin = 'http://127.0.0.1:9001';
    const subscriber = control.createOrg({ origin, isEmpty: true, propagation: AT_ONCE });
    control.installApp(subscriber.orgId, {
      publisherOrgId: scenario.orgId,
      consumerKey: scenario.consumerKey,
      settings: { assigned: [subscriber.username] },
    });
    control.uploadCertificate(scenario.orgId, scenario.consumerKey, key.certificatePem);
    const there = { ...scenario, ...subscriber, consumerKey: scenario.consumerKey };
    assert.equal((await signIn(there, key.privateKey)).status, 200);
    assert.equal((await signIn(scenario, key.privateKey)).status, 200);
  });
});
