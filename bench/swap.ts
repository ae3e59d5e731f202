// Failed logins while a certificate is swapped by deploy: Latchkey without hands, and the obvious script, which deploys by the same
// API and then switches its one key: as soon as the deploy has succeeded, the same with two more tries of each login, or when the
// longest propagation that Salesforce names is over. Each against an org of 8 servers with 2 to 10 minutes of propagation and
// deploys of 30 seconds, on the simulator's clock; two callers sign in anew every 5 seconds, until Latchkey's swap has settled.
// Run: node bench/swap.ts [SEEDS]

import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realTime } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { minuteMs, newId, secondMs } from '../src/domain/ports.ts';
import type { Swap } from '../src/domain/rotation/swap.ts';
import { isOpenSwap } from '../src/domain/rotation/swap-phases.ts';
import { encodePem } from '../src/formats/pem.ts';
import { certificateFromSignature, certificateToBeSigned } from '../src/formats/self-signed-certificate.ts';
import type { SwapContext } from '../src/operations/context.ts';
import { driveSwap, swapLeaseMs } from '../src/operations/rotation/loops/drive-swap.ts';
import { beginSwap } from '../src/operations/rotation/steps/begin-swap.ts';
import { handsFree } from '../test/operations/rotation/swap-scene.ts';
import { Installation } from '../test/operations/scene/installation.ts';
import { digits, line, targetLine } from './support/print.ts';

const seeds = Number(process.argv[2] ?? 5);
const stepMs = 5 * secondMs;
const callers = 2;
const slow = { propagation: { minSeconds: 120, maxSeconds: 600 }, deploySeconds: 30 };
const kinds = ['connected-app', 'external-client-app'] as const;
type Kind = (typeof kinds)[number];

interface Tally {
  logins: number;
  failed: number;
  /** From the first failed login of a swap to its last. */
  failingMs: number;
}

interface Client {
  name: string;
  login(): Promise<boolean>;
}

line('client', 'logins', 'failed', 'per 10,000', 'minutes');
for (const kind of kinds) {
  const totals = new Map<string, Tally>();
  const minutes: number[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) minutes.push(await swapOnce(kind, seed, totals));
  console.log(`${kind}, ${seeds} swaps; Latchkey's took ${digits(Math.max(...minutes))} minutes at the most`);
  for (const [name, { logins, failed, failingMs }] of totals) {
    const share = digits((failed / logins) * 10_000);
    line(`  ${name}`, digits(logins), String(failed), share, digits(failingMs / seeds / minuteMs));
  }
  targetLine(`${kind}: 0 failed logins of Latchkey`, totals.get('Latchkey, without hands')?.failed === 0);
}

/** @returns How many minutes Latchkey's swap took. */
async function swapOnce(kind: Kind, seed: number, totals: Map<string, Tally>): Promise<number> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'latchkey-bench-'));
  const place = {
    location: { type: 'sqlite', file: join(folder, 'latchkey.db') } as const,
    folder,
    tamper: () => Promise.reject(new Error('nobody tampers here')),
  };
  const org = { appKind: kind, servers: 8, loginsPerHour: 1_000_000 };
  const world = new Installation(place, { orgs: [org, org], settings: { loginsPerHour: 100_000 }, seed });
  try {
    const { id, context, process: one } = await handsFree(world, kind, slow);
    const script = await obviousScript(world, kind);
    const ours = async () => {
      const taken = await patiently(world, one.tokens.acquire(id, { fresh: true })).catch(() => null);
      return taken !== null;
    };
    const clients = [{ name: 'Latchkey, without hands', login: ours }, ...script.clients];
    const failures = new Map<string, number[]>();
    const began = world.clock.now();
    await script.deploy();
    let swap = await world.drive(beginSwap(context, { name: 'acme' }));
    while (isOpenSwap(swap.phase)) {
      if (swap.lookAt <= world.clock.now()) swap = await carryOn(world, context, swap);
      await script.look();
      for (const client of clients) for (let n = 0; n < callers; n += 1) await count(client, world, totals, failures);
      await world.clock.advance(stepMs);
    }
    if (swap.phase !== 'settled') throw new Error(`the swap is ${swap.phase}: ${JSON.stringify(swap.problem)}`);
    for (const [name, at] of failures) tallyOf(totals, name).failingMs += (at.at(-1) ?? 0) - (at[0] ?? 0);
    return (world.clock.now() - began) / minuteMs;
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function count(
  { name, login }: Client,
  world: Installation,
  totals: Map<string, Tally>,
  failures: Map<string, number[]>,
): Promise<void> {
  const tally = tallyOf(totals, name);
  tally.logins += 1;
  if (await login()) return;
  tally.failed += 1;
  failures.set(name, [...(failures.get(name) ?? []), world.clock.now()]);
}

function tallyOf(totals: Map<string, Tally>, name: string): Tally {
  const tally = totals.get(name) ?? { logins: 0, failed: 0, failingMs: 0 };
  totals.set(name, tally);
  return tally;
}

async function carryOn(world: Installation, context: SwapContext, swap: Swap): Promise<Swap> {
  const holder = newId(context.random);
  const taken = await context.store.write((tx) => tx.swaps.claim(swap.id, { holder, leaseMs: swapLeaseMs }));
  return taken === null ? swap : patiently(world, driveSwap(context, taken, { holder }));
}

/**
 * Moves the clock only when work has had real time for what is real about it, signatures and the database: on a busy machine the
 * clock would run away from it, and a login out of its deadline.
 */
async function patiently<T>(world: Installation, work: Promise<T>): Promise<T> {
  let isDone = false;
  const note = () => {
    isDone = true;
  };
  const done = work.then(note, note);
  for (;;) {
    await Promise.race([done, realTime(4)]);
    if (isDone) return work;
    await world.clock.advance(50);
  }
}

/** One deploy, and three programs that switch their key after it. */
async function obviousScript(world: Installation, kind: Kind) {
  const { orgId, loginUrl, username, consumerKey } = world.org(1);
  const [before, after] = [makePair(world), makePair(world)];
  world.control.uploadCertificate(orgId, consumerKey, before.pem);
  world.control.patchOrg(orgId, slow);
  const post = async (path: string, init: RequestInit) =>
    world.simulator.fetch(new Request(`${loginUrl}${path}`, { method: 'POST', ...init }));
  const signIn = async (key: KeyObject) => {
    const assertion = assertionOf(world, key, { iss: consumerKey, sub: username, aud: loginUrl });
    const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    return post('/services/oauth2/token', { body });
  };
  const { access_token: token } = (await (await signIn(before.privateKey)).json()) as { access_token: string };
  const authorization = { authorization: `Bearer ${token}` };
  const requests = '/services/data/v68.0/metadata/deployRequest';
  let deployId = '';
  let deployedAt = Number.POSITIVE_INFINITY;
  const keyAfter = (waitMs: number) => (world.clock.now() >= deployedAt + waitMs ? after : before).privateKey;
  const client = (name: string, waitMs: number, tries: number): Client => ({
    name,
    async login() {
      for (let left = tries; left > 0; left -= 1) if ((await signIn(keyAfter(waitMs))).ok) return true;
      return false;
    },
  });
  return {
    async deploy() {
      const form = new FormData();
      form.append('json', JSON.stringify({ deployOptions: { rollbackOnError: true, singlePackage: true } }));
      form.append('file', new Blob([Buffer.from(packageOf(kind, after.pem))]), 'deploy.zip');
      const answer = await post(requests, { headers: authorization, body: form });
      deployId = ((await answer.json()) as { id: string }).id;
    },
    /** Once a step, as a script polls. */
    async look() {
      if (deployedAt <= world.clock.now()) return;
      const asked = new Request(`${loginUrl}${requests}/${deployId}`, { headers: authorization });
      const { deployResult } = (await (await world.simulator.fetch(asked)).json()) as {
        deployResult: { status: string };
      };
      if (deployResult.status === 'Failed') throw new Error('the deploy of the script failed');
      if (deployResult.status === 'Succeeded') deployedAt = world.clock.now();
    },
    clients: [
      client('script, key switched after the deploy', 0, 1),
      client('the same, each login tried three times', 0, 3),
      client('script, key switched ten minutes later', 10 * minuteMs, 1),
    ],
  };
}

function packageOf(kind: Kind, pem: string): Uint8Array {
  const certificate = `<certificate>${pem.replace(/-----.*-----|\s/g, '')}</certificate>`;
  const callback = '<callbackUrl>https://login.salesforce.com/services/oauth2/callback</callbackUrl>';
  const [type, member, path, content] =
    kind === 'connected-app'
      ? [
          'ConnectedApp',
          'Latchkey',
          'connectedApps/Latchkey.connectedApp',
          `<contactEmail>a@b.example</contactEmail><label>Latchkey</label><oauthConfig>${callback}${certificate}<isAdminApproved>true</isAdminApproved><scopes>Api</scopes><scopes>RefreshToken</scopes></oauthConfig>`,
        ]
      : [
          'ExtlClntAppGlobalOauthSettings',
          'Latchkey_glbloauth',
          'extlClntAppGlobalOauthSets/Latchkey_glbloauth.ecaGlblOauth',
          `${callback}${certificate}<externalClientApplication>Latchkey</externalClientApplication><label>Latchkey_glbloauth</label>`,
        ];
  const types = `<types><members>${member}</members><name>${type}</name></types>`;
  return zipSync({
    'package.xml': strToU8(`<Package>${types}<version>68.0</version></Package>`),
    [path]: strToU8(`<${type}>${content}</${type}>`),
  });
}

function assertionOf(world: Installation, key: KeyObject, claims: { iss: string; sub: string; aud: string }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(world.clock.now() / secondMs) + 120;
  const input = `${part({ alg: 'RS256' })}.${part({ ...claims, exp, jti: randomUUID() })}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

function makePair(world: Installation): { privateKey: KeyObject; pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const now = world.clock.now();
  const toBeSigned = certificateToBeSigned({
    publicKeySpki: publicKey.export({ type: 'spki', format: 'der' }),
    subject: [
      ['OU', 'bench'],
      ['CN', 'script'],
    ],
    serialNumber: new Uint8Array(16).fill(1),
    notBefore: new Date(now - minuteMs),
    notAfter: new Date(now + 1_440 * minuteMs),
  });
  const signed = certificateFromSignature(toBeSigned, sign('sha256', toBeSigned, privateKey));
  return { privateKey, pem: encodePem('CERTIFICATE', signed) };
}
