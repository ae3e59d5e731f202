// What a person does with sf: sign in, look, query, list, retrieve and deploy, with the right key and with a wrong one.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import type { Ran, Sandbox } from './sandbox.ts';
import type { TestOrg } from './test-org.ts';

export function sfChecks(clients: string, sandbox: Sandbox, org: TestOrg): Check[] {
  const sf = (args: string[], more: { env?: Record<string, string>; cwd?: string } = {}) =>
    sandbox.run(join(clients, 'node_modules/.bin/sf'), args, more);
  const login = (keyFile: string, loginUrl = org.loginUrl, env: Record<string, string> = {}) => {
    const who = ['--client-id', org.consumerKey, '--username', org.username, '--jwt-key-file', keyFile];
    return sf(['org', 'login', 'jwt', ...who, '--instance-url', loginUrl, '--json'], { env });
  };
  const inOrg = (args: string[], more: { env?: Record<string, string>; cwd?: string } = {}) =>
    sf([...args, '--target-org', org.username, '--json'], more);
  const project = join(sandbox.folder, 'project');
  const component = join(project, 'force-app/main/default/connectedApps/Latchkey.connectedApp-meta.xml');
  const deploy = (command: string, env: Record<string, string> = {}) =>
    inOrg(['project', 'deploy', command, '-m', 'ConnectedApp:Latchkey'], { cwd: project, env });
  const certificatesSeen = () => new Set(org.control.certificatesSeenByServers(org.orgId, org.consumerKey));

  return [
    {
      name: 'sf org login jwt, wrong key: refused with "invalid assertion"',
      async run() {
        // A home of its own: a refused login forgets the sign-in that was there.
        const ran = await login(org.wrongKeyFile, org.loginUrl, { HOME: join(sandbox.folder, 'wrong-home') });
        assert.notEqual(ran.exitCode, 0);
        assert.match(ran.stdout, /invalid assertion/);
      },
    },
    {
      name: 'sf org login jwt, right key, by 127.0.0.1',
      run: async () => assert.equal(resultOf(await login(org.rightKeyFile)).orgId, org.orgId),
    },
    {
      name: 'sf org login jwt, right key, by localhost',
      async run() {
        const loginUrl = org.loginUrl.replace('127.0.0.1', 'localhost');
        assert.equal(resultOf(await login(org.rightKeyFile, loginUrl)).orgId, org.orgId);
      },
    },
    {
      name: 'sf org display: connected',
      run: async () => assert.equal(resultOf(await inOrg(['org', 'display'])).connectedStatus, 'Connected'),
    },
    {
      name: 'sf data query, with its columns',
      async run() {
        const ran = await sf(['data', 'query', '-q', 'SELECT Id, Name FROM Organization', '-o', org.username]);
        assert.equal(ran.exitCode, 0, ran.stderr);
        assert.match(ran.stdout, new RegExp(org.orgId));
      },
    },
    {
      name: 'sf data query after its session ended: signs in anew by itself',
      async run() {
        org.control.revokeSessions();
        const ran = await inOrg(['data', 'query', '-q', "SELECT Id FROM User WHERE Name = 'Integration User'"]);
        assert.equal(resultOf(ran).totalSize, 1);
      },
    },
    {
      name: 'sf org list metadata-types',
      async run() {
        const types = resultOf(await inOrg(['org', 'list', 'metadata-types'])).metadataObjects as { xmlName: string }[];
        assert.ok(types.some(({ xmlName }) => xmlName === 'ConnectedApp'));
      },
    },
    {
      name: 'sf org list metadata after its session ended: signs in anew by itself',
      async run() {
        org.control.revokeSessions();
        const listed = resultOf(await inOrg(['org', 'list', 'metadata', '-m', 'ConnectedApp']));
        assert.deepEqual(
          (listed as unknown as { fullName: string }[]).map(({ fullName }) => fullName),
          ['Latchkey'],
        );
      },
    },
    {
      name: 'sf project retrieve start: the certificate as one line of base64 DER',
      async run() {
        mkdirSync(join(project, 'force-app'), { recursive: true });
        const settings = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '68.0' };
        writeFileSync(join(project, 'sfdx-project.json'), JSON.stringify(settings));
        resultOf(await inOrg(['project', 'retrieve', 'start', '-m', 'ConnectedApp:Latchkey'], { cwd: project }));
        const der = org.certificatePem.replace(/-----.*-----|\s/g, '');
        assert.ok(readFileSync(component, 'utf8').includes(`<certificate>${der}</certificate>`));
      },
    },
    {
      name: 'sf project deploy start of the app as retrieved: refused for its consumer key',
      async run() {
        const ran = await deploy('start');
        assert.notEqual(ran.exitCode, 0);
        assert.match(ran.stdout, /You cannot provide a Consumer Key/);
      },
    },
    {
      name: 'sf project deploy start without the consumer key, by SOAP: keeps the certificate',
      async run() {
        const xml = readFileSync(component, 'utf8');
        writeFileSync(component, xml.replace(/\s*<consumerKey>.*<\/consumerKey>/, ''));
        assert.equal(resultOf(await deploy('start')).success, true);
        assert.ok(!certificatesSeen().has(null));
      },
    },
    {
      name: 'sf project deploy start by REST',
      run: async () =>
        assert.equal(resultOf(await deploy('start', { SF_ORG_METADATA_REST_DEPLOY: 'true' })).success, true),
    },
    {
      name: 'sf project deploy start --dry-run: changes nothing',
      async run() {
        const revisions = org.control.certificateRevisions(org.orgId, org.consumerKey).length;
        const options = ['--dry-run', '-m', 'ConnectedApp:Latchkey'];
        const ran = await inOrg(['project', 'deploy', 'start', ...options], { cwd: project });
        assert.equal(resultOf(ran).checkOnly, true);
        assert.equal(org.control.certificateRevisions(org.orgId, org.consumerKey).length, revisions);
      },
    },
    {
      name: 'sf project generate manifest --from-org: asks for every type, and names the app',
      async run() {
        const from = ['--from-org', org.username, '--name', 'all', '--json'];
        resultOf(await sf(['project', 'generate', 'manifest', ...from], { cwd: project }));
        assert.match(readFileSync(join(project, 'all.xml'), 'utf8'), /<members>Latchkey<\/members>/);
      },
    },
    {
      name: 'sf project deploy start without the certificate: clears it, and the login is refused',
      async run() {
        const xml = readFileSync(component, 'utf8');
        writeFileSync(component, xml.replace(/\s*<certificate>.*<\/certificate>/, ''));
        assert.equal(resultOf(await deploy('start')).success, true);
        assert.deepEqual(certificatesSeen(), new Set([null]));
        assert.match(
          (await login(org.rightKeyFile, org.loginUrl, { HOME: join(sandbox.folder, 'cleared') })).stdout,
          /invalid assertion/,
        );
        org.control.uploadCertificate(org.orgId, org.consumerKey, org.certificatePem);
        org.control.patchApp(org.orgId, org.consumerKey, { digitalSignatures: true });
      },
    },
  ];
}

/** The `result` of sf's JSON. Throws with what sf said when it failed. */
export function resultOf({ exitCode, stdout, stderr }: Ran): Record<string, unknown> {
  if (exitCode !== 0) throw new Error(`sf ended with ${exitCode}: ${(stdout || stderr).slice(0, 600)}`);
  return (JSON.parse(stdout) as { result: Record<string, unknown> }).result;
}
