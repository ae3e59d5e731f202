// Assertions signed per second: claims, JWS and signature together, against the signature alone, which is the floor. Each
// against its own kind: synchronous against synchronous, thread pool against thread pool. Beside it what OpenSSL does
// without Node, and what other libraries make of the same claims.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { SignJWT } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { systemClock } from '../src/adapters/system/clock.ts';
import { systemCryptoEngine } from '../src/adapters/system/crypto-engine.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import { assertionClaims } from '../src/domain/token/assertion.ts';
import { compact, rs256Header, signingInput } from '../src/formats/jws.ts';
import { addReady, openInstallation } from './support/installation.ts';
import { concurrent, type Measured, measure, ratio, synchronous } from './support/measure.ts';
import { digits, heading, line, rateLine, targetLine } from './support/print.ts';
import { commandOutput, hasTaskset, runAgain } from './support/process.ts';

const turns = { turns: 30, turnMs: 25 };
/** Enough that the thread pool never waits for the event loop. */
const underWay = 32;
const goal = 0.95;

const facts = {
  consumerKey: `3MVG9.${'A1b2C3d4E5f6G7h8'.repeat(5)}`,
  username: 'integration@acme.example',
  audience: 'https://login.salesforce.com',
  clockSkewSeconds: 0,
};
const claims = () => assertionClaims(facts, systemClock.now(), systemRandom);

const names = {
  raw: 'crypto.sign',
  ours: 'Latchkey: claims, JWS, signature',
  added: 'Latchkey: claims and JWS without the signature',
  jsonwebtoken: 'jsonwebtoken',
  rawOnPool: 'crypto.sign on the thread pool',
  oursOnPool: 'Latchkey: claims, JWS, signature by the vault',
  jsonwebtokenLater: 'jsonwebtoken with a callback',
  jose: 'jose',
} as const;

if (process.argv[2] === 'measure') console.log(JSON.stringify([...(await measureAll())]));
else report();

async function measureAll(): Promise<Map<string, Measured>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const bytes = Buffer.from(signingInput(rs256Header, { ...claims() }));
  const installation = await openInstallation();
  const { held } = await addReady(installation, { name: 'acme', loginUrl: facts.audience, username: facts.username });
  const { signerKeys } = installation.context;
  const here = await measure(
    [
      synchronous(names.raw, () => sign('sha256', bytes, privateKey)),
      synchronous(names.ours, () => assertion((input) => sign('sha256', input, privateKey))),
      synchronous(names.added, () => assertion(() => bytes.subarray(0, 256))),
      synchronous(names.jsonwebtoken, () => jsonwebtoken.sign(claims(), privateKey, { algorithm: 'RS256' })),
    ],
    turns,
  );
  const onPool = await measure(
    [
      concurrent(names.rawOnPool, underWay, () => systemCryptoEngine.sign(privateKey, bytes)),
      concurrent(names.oursOnPool, underWay, async () => {
        const input = signingInput(rs256Header, { ...claims() });
        return compact(input, await signerKeys.sign(held, Buffer.from(input)));
      }),
      concurrent(names.jsonwebtokenLater, underWay, () => byJsonwebtoken(privateKey)),
      concurrent(names.jose, underWay, () =>
        new SignJWT({ ...claims() }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
      ),
    ],
    turns,
  );
  await installation.close();
  return new Map([...here, ...onPool]);
}

function assertion(signature: (input: Buffer) => Uint8Array): string {
  const input = signingInput(rs256Header, { ...claims() });
  return compact(input, signature(Buffer.from(input)));
}

function byJsonwebtoken(privateKey: KeyObject): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, token?: string) => (error === null ? resolve(token) : reject(error));
    jsonwebtoken.sign(claims(), privateKey, { algorithm: 'RS256' }, done);
  });
}

function report(): void {
  const where = hasTaskset() ? [{ onOneCore: true }, { onOneCore: false }] : [{ onOneCore: false }];
  for (const { onOneCore } of where) reportOn(onOneCore);
}

function reportOn(onOneCore: boolean): void {
  const cores = onOneCore ? 1 : availableParallelism();
  const said = runAgain(import.meta.url, ['measure'], { onOneCore });
  const measured = new Map<string, Measured>(JSON.parse(said) as [string, Measured][]);
  const of = (name: keyof typeof names) => measured.get(names[name]);
  heading(cores === 1 ? 'On one core' : `On ${cores} cores`, 'floor');
  for (const name of ['raw', 'ours', 'added', 'jsonwebtoken'] as const) rateLine(of(name), of('raw'));
  for (const name of ['rawOnPool', 'oursOnPool', 'jsonwebtokenLater', 'jose'] as const) {
    rateLine(of(name), of('rawOnPool'));
  }
  const openssl = opensslRate(cores);
  if (openssl !== null) line(`openssl speed rsa2048, ${cores} at once`, `${digits(openssl)}/s`);
  judge('synchronous', of('ours'), of('raw'));
  judge('on the thread pool', of('oursOnPool'), of('rawOnPool'));
  console.log();
}

function judge(mode: string, ours: Measured | undefined, floor: Measured | undefined): void {
  const reached = ratio(ours, floor);
  targetLine(`${mode}: ${reached.toFixed(3)} of the signature alone, to be ${goal}`, reached >= goal);
}

/** Signatures a second; null where there is no openssl. */
function opensslRate(cores: number): number | null {
  const multi = cores === 1 ? [] : ['-multi', String(cores)];
  const said = commandOutput('openssl', ['speed', '-seconds', '1', ...multi, 'rsa2048']);
  const rate = /rsa\s+2048 bits\s+\S+\s+\S+\s+([\d.]+)/.exec(said ?? '')?.[1];
  return rate === undefined ? null : Number(rate);
}
