// A simulated org over real HTTP, and a token of it got through the real transport and token endpoint.

import { randomUUID, sign } from 'node:crypto';
import { type StartedSimulator, type StartOptions, startSimulator } from '../../../simulator/start-simulator.ts';
import { createTokenEndpoint } from '../../../src/adapters/salesforce/token-endpoint.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { VersionedSession } from '../../../src/domain/org/org.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { AcceptedAnswer, TokenAnswer } from '../../../src/domain/token/token-answer.ts';
import { makeKeyPair, type TestKeyPair } from '../../simulator/key-pair.ts';

export type TestTransport = ReturnType<typeof createTransport>;

export interface Scene {
  transport: TestTransport;
  started: StartedSimulator;
  control: StartedSimulator['simulator']['control'];
  pair: TestKeyPair;
  org: { orgId: string; loginUrl: string; username: string; consumerKey: string };
  exchange(pair?: TestKeyPair): Promise<TokenAnswer>;
  signIn(): Promise<AcceptedAnswer & { session: VersionedSession }>;
  close(): Promise<void>;
}

/** A saved certificate reaches all servers at once. */
export async function openScene(options: StartOptions = {}): Promise<Scene> {
  const transport = createTransport({ environment: {} });
  const started = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 }, ...options });
  const [first] = started.orgs;
  if (first?.consumerKey === undefined || first.consumerKey === null)
    throw new Error('the simulator has an org with an app');
  const org = { ...first, consumerKey: first.consumerKey };
  const { control } = started.simulator;
  const pair = makeKeyPair();
  control.uploadCertificate(org.orgId, org.consumerKey, pair.certificatePem);
  const endpoint = createTokenEndpoint({ transport, clock: { now: () => Date.now() } });

  function exchange({ privateKey } = pair): Promise<TokenAnswer> {
    const claims = {
      iss: org.consumerKey,
      sub: org.username,
      aud: org.loginUrl,
      exp: Math.floor(Date.now() / 1_000) + 120,
      jti: randomUUID(),
    };
    const input = [{ alg: 'RS256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url');
    return endpoint.exchange({
      tokenHost: org.loginUrl,
      assertion: new Secret(`${input}.${signature}`),
      timeoutMs: 5_000,
    });
  }

  return {
    transport,
    started,
    control,
    pair,
    org,
    exchange,
    async signIn() {
      const answer = await exchange();
      if (answer.type !== 'accepted') throw new Error(`not signed in: ${JSON.stringify(answer)}`);
      const { instanceUrl, accessToken } = answer;
      return { ...answer, session: { instanceUrl, accessToken, apiVersion: '68.0' } };
    },
    async close() {
      transport.close();
      await started.close();
    },
  };
}
