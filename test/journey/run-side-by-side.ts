// `npm run diagnosis:side-by-side`: the same faults through sf, jsforce and Latchkey, each with the same key, user and app, over
// http on loopback; what each tells its user, as docs/side-by-side-diagnosis.md. The clients stand in the cache folder of
// `npm run conformance`.

import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { installClients } from '../../scripts/conformance/clients.ts';
import { Sandbox } from '../../scripts/conformance/sandbox.ts';
import type { TestResult } from '../../src/domain/diagnosis/test-result.ts';
import { Secret } from '../../src/domain/secret.ts';
import { toldCause, toldDiagnosis } from '../../src/text/diagnosis/told-diagnosis.ts';
import { type FaultCase, faultCases } from '../operations/diagnosis/faults.ts';
import { type Journey, openJourney } from './broken-app.ts';

/** Of each what a user of all three can meet; the rest differs in nothing but the words of the answer. */
const compared: readonly [cause: string, way: string][] = [
  ['certificate_mismatch', 'somebody replaced the certificate'],
  ['certificate_cleared', 'a deploy without the certificate'],
  ['jwt_flow_not_enabled', 'digital signatures switched off'],
  ['jwt_flow_not_enabled', 'OAuth switched off'],
  ['unknown_consumer_key', 'changed to one that no app has'],
  ['user_not_preauthorized', 'the policy went back to self-authorize'],
  ['wrong_username', 'changed to one that nobody has'],
  ['user_not_assigned', 'the permission set was taken away'],
  ['missing_refresh_scope', 'scopes cut down'],
  ['app_blocked', 'by an admin'],
  ['user_frozen_by_salesforce', 'frozen'],
  ['ip_restricted', 'login IP ranges of the profile'],
  ['missing_api_scope', 'scopes cut down'],
  ['salesforce_unavailable', 'a maintenance page'],
  ['wrong_host', 'the host redirects'],
];

const program = join(import.meta.dirname, '../../scripts/conformance/client-program.ts');
const clients = installClients();
const rows: string[] = [];
for (const [cause, way] of compared) {
  const fault = faultCases.find((one) => one.cause === cause && one.way === way);
  if (fault === undefined) throw new Error(`there is no ${cause}, ${way}`);
  rows.push(await compare(fault));
  process.stderr.write(`${cause}, ${way}\n`);
}
process.stdout.write(document(rows));

async function compare(fault: FaultCase): Promise<string> {
  const endings: (() => void | Promise<void>)[] = [];
  const sandbox = new Sandbox();
  try {
    const journey = await openJourney({ after: (end) => void endings.push(end) });
    const keyFile = join(sandbox.folder, 'server.key');
    await writeKey(journey, keyFile);
    await fault.breaks(journey);
    const { connection, app } = await settings(journey);
    const who = {
      loginUrl: journey.loginUrl,
      username: connection.username,
      consumerKey: app.consumerKey ?? '',
      keyFile,
    };
    const told = [await bySf(sandbox, who), await byJsforce(sandbox, who), byLatchkey(await journey.test())];
    return `| ${fault.cause}<br>${fault.way} | ${told.map((text) => cell(text, journey)).join(' | ')} |`;
  } finally {
    sandbox.remove();
    for (const end of endings.toReversed()) await end();
  }
}

type Who = { loginUrl: string; username: string; consumerKey: string; keyFile: string };

async function bySf(sandbox: Sandbox, { loginUrl, username, consumerKey, keyFile }: Who): Promise<string> {
  const login = ['org', 'login', 'jwt', '--client-id', consumerKey, '--username', username, '--jwt-key-file', keyFile];
  const ran = await sandbox.run(join(clients, 'node_modules/.bin/sf'), [
    ...login,
    '--instance-url',
    loginUrl,
    '--json',
  ]);
  const said = parsed(ran.stdout);
  if (ran.exitCode !== 0) return String(said.message ?? ran.stderr);
  const query = ['data', 'query', '-q', 'SELECT Id FROM Organization', '-o', username, '--json'];
  const used = await sandbox.run(join(clients, 'node_modules/.bin/sf'), query);
  return used.exitCode === 0
    ? 'signs in and works'
    : `signs in; then ${String(parsed(used.stdout).message ?? used.stderr)}`;
}

async function byJsforce(sandbox: Sandbox, who: Who): Promise<string> {
  const env = {
    HOME: join(sandbox.folder, `home-${basename(who.keyFile)}`),
    CLIENTS: clients,
    INPUT: JSON.stringify(who),
  };
  const ran = await sandbox.run(process.execPath, [program, 'jsforce'], { env });
  const said = parsed(ran.stdout);
  // What it refuses at sign-in comes as an answer; a query that is refused ends the process with an unhandled event.
  if (ran.exitCode !== 0)
    return `signs in; then ${(ran.stderr.match(/^(?:\w*Error|[A-Z]+_[A-Z_]+): .*$/m) ?? [ran.stderr])[0]}`;
  return String(said.refused ?? 'signs in and works');
}

function byLatchkey(result: TestResult): string {
  const [first] = result.verified
    ? result.lacking.map((cause) => toldCause(cause, result.subject))
    : toldDiagnosis(result.diagnosis).causes;
  if (first === undefined) return 'Connection verified.';
  return `${first.title} (${Math.round(first.likelihood * 100)} %). ${first.remedy}`;
}

async function writeKey({ context }: Journey, file: string): Promise<void> {
  const { pair, reference } = await context.store.read(async (tx) => {
    const connection = await tx.connections.byName('acme');
    const [only] = await tx.keyPairs.ofApp(connection?.clientAppId ?? '');
    if (only === undefined) throw new Error('there is no key pair');
    return { pair: only, reference: await tx.keyPairs.keyReference(only.id) };
  });
  if (reference === null || !('sealed' in reference)) throw new Error('there is no private key');
  const { id: keyPairId, publicKeyHash, fingerprint, certificateDer } = pair;
  const held = { keyPairId, publicKeyHash, fingerprint, ...reference };
  const passphrase = 'for this run alone';
  const options = { format: 'pem', certificateDer, alias: 'acme', password: new Secret(passphrase) } as const;
  const exported = await context.signerKeys.exportEncrypted(held, options);
  const key = createPrivateKey({ key: Buffer.from(exported), passphrase });
  writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

function settings({ context }: Journey) {
  return context.store.read(async (tx) => {
    const connection = await tx.connections.byName('acme');
    const app = await tx.clientApps.byId(connection?.clientAppId ?? '');
    if (connection === null || app === null) throw new Error('there is no connection');
    return { connection, app };
  });
}

function parsed(text: string): Record<string, unknown> {
  return text.trim().startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Ports and drawn keys differ from run to run. */
function cell(text: string, { consumerKey, loginUrl }: Journey): string {
  return text
    .replaceAll(consumerKey, 'CONSUMER_KEY')
    .replaceAll(loginUrl, 'LOGIN_URL')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .replaceAll(/00D[A-Za-z0-9]{12,15}/g, 'ORG_ID')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
}

function document(lines: readonly string[]): string {
  return `# What each client tells its user

The same faults of a simulated org, met with the same key, user and app by Salesforce's CLI, by jsforce and by \`latchkey test\`,
each on a connection that worked before. Made from real runs by \`npm run diagnosis:side-by-side\`; the clients and their versions are
those of \`npm run conformance\`. Addresses, consumer keys and org ids are replaced. The clients reach loopback only: where sf posts the
assertion to login and test.salesforce.com as well, it reads "fetch failed".

| fault | sf org login jwt | jsforce | latchkey test, first line |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
}
