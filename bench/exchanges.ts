// Token exchanges per second against the org simulator over HTTP, in a process of its own: the request alone, then a whole
// sign-in with its intent committed before and its outcome after, durably, then what a caller gets who asks for a token that
// is cached. The last against an RSA-2048 signature, which is what it saves at the least.

import { generateKeyPairSync, sign } from 'node:crypto';
import { createTokenEndpoint } from '../src/adapters/salesforce/token-endpoint.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import { createTransport } from '../src/adapters/system/transport.ts';
import { Secret } from '../src/domain/secret.ts';
import { assertionClaims } from '../src/domain/token/assertion.ts';
import { compact, rs256Header, signingInput } from '../src/formats/jws.ts';
import { TokenSource } from '../src/operations/token/acquire.ts';
import { signIn } from '../src/operations/token/steps/sign-in.ts';
import { addReady, openInstallation } from './support/installation.ts';
import { concurrent, measure, median, ratio, synchronous } from './support/measure.ts';
import { heading, line, rateLine, targetLine } from './support/print.ts';
import { startSimulatorProcess } from './support/process.ts';

const underWay = 8;
const share = 15;

const { facts, stop } = await startSimulatorProcess();
const installation = await openInstallation();
const { context } = installation;
const { orgId, url, loginUrl, username, consumerKey } = facts;
const input = { name: 'acme', loginUrl, username, consumerKey };
const { connectionId, held } = await addReady(installation, input, async (pem) => {
  const saved = await fetch(`${url}/simulator/orgs/${orgId}/apps/${consumerKey}/certificate`, {
    method: 'POST',
    body: pem,
  });
  if (!saved.ok) throw new Error(`the simulator answered ${saved.status}`);
});
const transport = createTransport({ environment: {} });
const endpoint = createTokenEndpoint({ transport, clock: systemClock });
const tokens = new TokenSource(context);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const bytes = Buffer.from('x'.repeat(400));

const names = {
  exchange: `assertion and exchange alone, ${underWay} at once`,
  one: 'whole sign-in, one after the other',
  many: `whole sign-in, ${underWay} at once`,
  signature: 'crypto.sign RSA-2048',
  memory: 'cached token from memory',
  row: 'cached token from the row, unsealed',
} as const;

const exchanges = await measure(
  [
    concurrent(names.exchange, underWay, exchange),
    concurrent(names.one, 1, wholeSignIn),
    concurrent(names.many, underWay, wholeSignIn),
  ],
  { turns: 11, turnMs: 250 },
);
await tokens.acquire(connectionId);
const cached = await measure(
  [
    synchronous(names.signature, () => sign('sha256', bytes, privateKey)),
    concurrent(names.memory, 1, () => tokens.acquire(connectionId)),
    // A process that has just begun: nothing in memory.
    concurrent(names.row, 1, () => new TokenSource(context).acquire(connectionId)),
  ],
  { turns: 21, turnMs: 40 },
);
transport.close();
await installation.close();
await stop();
report();

async function exchange(): Promise<void> {
  const target = { consumerKey, username, audience: loginUrl, clockSkewSeconds: 0 };
  const text = signingInput(rs256Header, { ...assertionClaims(target, systemClock.now(), systemRandom) });
  const assertion = new Secret(compact(text, await context.signerKeys.sign(held, Buffer.from(text))));
  const answer = await endpoint.exchange({ tokenHost: loginUrl, assertion, timeoutMs: 10_000 });
  if (answer.type !== 'accepted') throw new Error(`not accepted: ${answer.message}`);
}

async function wholeSignIn(): Promise<void> {
  const deadlineMs = context.clock.monotonicMs() + 20_000;
  const result = await signIn(context, connectionId, { purpose: 'token', deadlineMs });
  if (result.type !== 'signedIn') throw new Error(`not signed in: ${result.failure.message}`);
}

function report(): void {
  heading('Over HTTP, SQLite on this disk', 'floor');
  for (const name of [names.exchange, names.one, names.many])
    rateLine(exchanges.get(name), exchanges.get(names.exchange));
  console.log();
  heading('Cached', 'floor');
  for (const name of [names.signature, names.memory, names.row])
    rateLine(cached.get(name), cached.get(names.signature));
  const times = ratio(cached.get(names.memory), cached.get(names.signature));
  const micros = 1_000_000 / median(cached.get(names.memory)?.rates ?? []);
  line('one cached token from memory', `${micros.toFixed(2)} µs`);
  targetLine(`a cached token for 1/${times.toFixed(0)} of a signature, to be under 1/${share}`, times > share);
}
