// The deploying way with sf: a new External Client App, validated and deployed by its id, cancelled, in part, deleted; and the
// certificate that Latchkey deployed by itself, read back by sf. Fingerprints are compared, whatever form the certificate has.

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Check } from './check.ts';
import { rotateByDeploy } from './our-program.ts';
import type { Sandbox } from './sandbox.ts';
import { resultOf } from './sf-checks.ts';
import type { TestOrg } from './test-org.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const SETTINGS = 'ExtlClntAppGlobalOauthSettings';

/** As sf keeps it in a project; members have names of their own. */
function sourceOf(certificatePem: string): Record<string, string> {
  const part = (type: string, fields: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${NAMESPACE}">${fields}</${type}>\n`;
  const of = '<externalClientApplication>Fresh</externalClientApplication>';
  const policy = '<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>';
  return {
    'externalClientApps/Fresh.eca-meta.xml': part(
      'ExternalClientApplication',
      '<contactEmail>a@b.example</contactEmail><distributionState>Local</distributionState><label>Fresh</label>',
    ),
    'extlClntAppGlobalOauthSets/FreshGlobal.ecaGlblOauth-meta.xml': part(
      SETTINGS,
      `<callbackUrl>https://x.example</callbackUrl><certificate>${certificatePem}</certificate>${of}<label>g</label>`,
    ),
    'extlClntAppOauthSettings/FreshOauth.ecaOauth-meta.xml': part(
      'ExtlClntAppOauthSettings',
      `<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>${of}<label>o</label>`,
    ),
    'extlClntAppOauthPolicies/FreshPolicy.ecaOauthPlcy-meta.xml': part(
      'ExtlClntAppOauthConfigurablePolicies',
      `<commaSeparatedProfile>Minimum Access - API Only Integrations</commaSeparatedProfile>${of}<label>p</label>${policy}`,
    ),
  };
}

export function deployChecks(clients: string, sandbox: Sandbox, org: TestOrg): Check[] {
  const { external } = org;
  const { control, orgId } = external;
  const project = join(sandbox.folder, 'deploys');
  const source = join(project, 'force-app/main/default');
  const env = { HOME: join(sandbox.folder, 'home-deploys') };
  const runIn = (home: Record<string, string>, args: readonly string[]) =>
    sandbox.run(join(clients, 'node_modules/.bin/sf'), [...args, '--json'], { cwd: project, env: home });
  const sf = (...args: string[]) => runIn(env, args);
  const inProject = (command: string, ...args: string[]) =>
    sf('project', ...command.split(' '), ...args, '--target-org', external.username);
  const login = (consumerKey: string, home: Record<string, string>) => {
    const who = ['--client-id', consumerKey, '--username', external.username, '--jwt-key-file', external.keyFile];
    return runIn(home, ['org', 'login', 'jwt', ...who, '--instance-url', external.loginUrl]);
  };
  const app = (name: string) => control.apps(orgId).find((one) => one.name === name);
  /** What stands in the project after a retrieve. */
  const fingerprintIn = (member: string) => {
    const xml = readFileSync(join(source, 'extlClntAppGlobalOauthSets', `${member}.ecaGlblOauth-meta.xml`), 'utf8');
    const [, text = ''] = /<certificate>([\s\S]*?)<\/certificate>/.exec(xml) ?? [];
    return new X509Certificate(Buffer.from(text, 'base64')).fingerprint256;
  };
  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), text);
    }
  };

  return [
    {
      name: 'sf project deploy start: a new External Client App, whose certificate sf reads back and signs in with',
      async run() {
        write(sourceOf(external.certificatePem));
        const settings = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '68.0' };
        writeFileSync(join(project, 'sfdx-project.json'), JSON.stringify(settings));
        resultOf(await login(external.consumerKey, env));
        const { files } = resultOf(await inProject('deploy start', '--source-dir', 'force-app'));
        assert.deepEqual(new Set((files as { state: string }[]).map(({ state }) => state)), new Set(['Created']));
        resultOf(await inProject('retrieve start', '-m', `${SETTINGS}:FreshGlobal`));
        const { fingerprint256 } = new X509Certificate(external.certificatePem);
        assert.equal(fingerprintIn('FreshGlobal'), fingerprint256);
        const home = { HOME: join(sandbox.folder, 'home-fresh') };
        assert.equal(resultOf(await login(app('Fresh')?.consumerKey ?? '', home)).orgId, orgId);
      },
    },
    {
      name: 'sf project deploy validate, quick and report: nothing, then everything',
      async run() {
        write(sourceOf(org.certificatePem));
        const before = app('Fresh')?.settings.certificate;
        const validated = resultOf(
          await inProject('deploy validate', '-m', 'ExternalClientApplication:Fresh', '-m', SETTINGS),
        );
        assert.deepEqual(
          [validated.checkOnly, validated.success, app('Fresh')?.settings.certificate],
          [true, true, before],
        );
        const quick = resultOf(await inProject('deploy quick', '--job-id', String(validated.id)));
        const reported = resultOf(await inProject('deploy report', '--job-id', String(quick.id)));
        assert.deepEqual([reported.status, reported.checkOnly], ['Succeeded', false]);
        assert.equal(app('Fresh')?.settings.certificate, new X509Certificate(org.certificatePem).fingerprint256);
      },
    },
    {
      name: 'sf project deploy cancel: Canceling for a while, and then nothing has happened',
      async run() {
        control.patchOrg(orgId, { deploySeconds: 60 });
        write(sourceOf(external.certificatePem));
        const before = app('Fresh')?.settings.certificate;
        const { id } = resultOf(await inProject('deploy start', '-m', SETTINGS, '--async'));
        control.advanceClock(30);
        const cancelled = resultOf(await inProject('deploy cancel', '--job-id', String(id)));
        assert.equal(cancelled.status, 'Canceled');
        control.patchOrg(orgId, { deploySeconds: 0 });
        assert.equal(app('Fresh')?.settings.certificate, before);
      },
    },
    {
      name: 'sf project deploy start --ignore-errors in a sandbox: the sound component, and the problem of the other',
      async run() {
        control.patchOrg(orgId, { environment: 'sandbox' });
        write({
          'connectedApps/Broken.connectedApp-meta.xml': `<ConnectedApp xmlns="${NAMESPACE}"><label>B</label><oauthConfig><certificate>AAAA</certificate></oauthConfig></ConnectedApp>`,
        });
        const ran = await inProject('deploy start', '-m', 'ConnectedApp:Broken', '-m', SETTINGS, '--ignore-errors');
        assert.match(ran.stdout, /"status": "SucceededPartial"/);
        assert.match(ran.stdout, /The certificate is invalid or corrupted/);
        control.patchOrg(orgId, { environment: 'production' });
        assert.equal(app('Broken'), undefined);
        assert.equal(app('Fresh')?.settings.certificate, new X509Certificate(external.certificatePem).fingerprint256);
      },
    },
    {
      name: 'sf project delete source: the app is gone from the org',
      async run() {
        const ran = await inProject('delete source', '-m', 'ExternalClientApplication:Fresh', '--no-prompt');
        assert.equal(resultOf(ran).success, true);
        assert.equal(app('Fresh'), undefined);
        assert.ok(!readdirSync(join(source, 'externalClientApps')).includes('Fresh.eca-meta.xml'));
      },
    },
    {
      name: 'latchkey rotate --deploy, then sf project retrieve start: the certificate that Latchkey deployed',
      async run() {
        const before = app('Latchkey')?.settings.certificate;
        const fingerprint = await rotateByDeploy(sandbox, control, external);
        resultOf(await inProject('retrieve start', '-m', `${SETTINGS}:Latchkey_glbloauth`));
        assert.equal(fingerprintIn('Latchkey_glbloauth'), fingerprint);
        assert.notEqual(fingerprint, before);
      },
    },
  ];
}
