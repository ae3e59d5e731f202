// Rotations without hands as processes of their own, against a simulator over HTTP: their exit codes, of one app and of a fleet.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../../simulator/start-simulator.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = fileURLToPath(new URL('../../../bin/latchkey', import.meta.url));

interface Ran {
  exit: number;
  json: Record<string, unknown>;
}

/** Connections one, two, three: an org and an app each, whose first key pair has settled, and that agreed to deploys. */
async function installation(t: TestContext, orgs: number) {
  const folder = await temporaryFolder(t);
  const simulator = await startSimulator({ orgs, propagation: { minSeconds: 0, maxSeconds: 1 } });
  t.after(() => simulator.close());
  const env = {
    PATH: process.env.PATH ?? '',
    LATCHKEY_DATA: join(folder, 'data'),
    LATCHKEY_PROPAGATION_SECONDS: '1',
    LATCHKEY_WATCH_PROBE_SECONDS: '1',
    LATCHKEY_HANDOVER_PROBE_SECONDS: '1',
  };
  const run = (...words: string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      execFile(program, [...words, '--json'], { env, cwd: folder, timeout: 100_000 }, (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') return reject(new Error(`${error.message} ${stderr}`));
        resolve({ exit: typeof error?.code === 'number' ? error.code : 0, json: JSON.parse(stdout || '{}') });
      });
    });
  const { control } = simulator.simulator;
  const names = ['one', 'two', 'three'].slice(0, orgs);
  const rows = names.map((name, index) => {
    const { loginUrl, username, consumerKey } = simulator.orgs[index] ?? assert.fail('an org');
    return { name, loginUrl, username, consumerKey, appName: 'Latchkey', labels: ['fleet'] };
  });
  writeFileSync(join(folder, 'fleet.json'), JSON.stringify(rows));
  assert.equal((await run('connection', 'add', '--from', 'fleet.json')).exit, 0);
  for (const [index, name] of names.entries()) {
    const { orgId, consumerKey } = simulator.orgs[index] ?? assert.fail('an org');
    const { json } = await run('certificate', 'download', name);
    const { json: shown } = await run('certificate', 'show', name, String(json.fingerprint));
    control.uploadCertificate(orgId, consumerKey ?? '', String(shown.pem));
    assert.equal((await run('rotate', name, '--uploaded', '--wait')).exit, 0);
    assert.equal((await run('connection', 'set', name, '--rotation', 'hands-free', '--yes')).exit, 0);
  }
  const org = (index: number) => simulator.orgs[index] ?? assert.fail('an org');
  return { run, control, org };
}

describe('processes of their own', { concurrency: true }, () => {
  test('`rotate --deploy --wait` ends with 0 when it settled, 3 when it was refused, and follows another process', async (t) => {
    const { run, control, org } = await installation(t, 1);
    const { orgId, username } = org(0);
    const ends = await Promise.all([
      run('rotate', 'one', '--deploy', '--wait'),
      run('rotate', 'one', '--deploy', '--wait'),
    ]);
    assert.deepEqual(
      ends.map(({ exit, json }) => [exit, json.phase]),
      [
        [0, 'settled'],
        [0, 'settled'],
      ],
    );
    assert.equal(ends[0].json.id, ends[1].json.id, 'one rotation');
    control.patchOrg(orgId, { deploySeconds: 3_600 });
    control.beginDeploy(orgId);
    control.patchOrg(orgId, { deploySeconds: 0 });
    const others = await run('rotate', 'one', '--deploy', '--wait');
    assert.deepEqual([others.exit, others.json.phase], [3, 'refused']);
    assert.equal((others.json.problem as { type: string }).type, 'deployRunning');
    control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
    const refused = await run('rotate', 'one', '--deploy', '--dry-run');
    assert.deepEqual([refused.exit, (refused.json.problem as { type: string }).type], [3, 'notPermitted']);
  });

  test('a fleet goes in waves: 3 when the canary is refused, 0 when the same command has gone on to the end', async (t) => {
    const { run, control, org } = await installation(t, 3);
    const { orgId, username } = org(0);
    const all = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'] as const;
    control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
    const command = ['rotate', '--all', '--label', 'fleet', '--deploy', '--batch', '2'];
    const standings = ({ json }: Ran) => (json.apps as { standing: string }[]).map(({ standing }) => standing);
    const stopped = await run(...command, '--wait');
    assert.deepEqual([stopped.exit, stopped.json.phase], [3, 'stopped']);
    assert.equal(standings(stopped).filter((one) => one === 'waiting').length, 2);
    control.patchUser(orgId, username, { permissions: [...all] });
    const begun = await run(...command);
    assert.deepEqual([begun.exit, begun.json.phase], [0, 'running']);
    const other = await run('rotate', 'two', '--deploy', '--all');
    assert.equal(other.exit, 2, 'a name and --all');
    const ended = await run(...command, '--wait');
    assert.deepEqual([ended.exit, ended.json.phase, standings(ended)], [0, 'done', ['settled', 'settled', 'settled']]);
    const shown = await run('rotate', '--rollout');
    assert.equal(shown.json.id, ended.json.id);
    assert.equal((await run('rotate', '--stop')).exit, 3, 'nothing runs');
  });
});
