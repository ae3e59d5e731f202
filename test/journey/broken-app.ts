// An admin's journey over a listening simulator: the program as it is composed, a connection, and an org in which things go
// wrong and are put right again.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { compose } from '../../src/bin/compose.ts';
import { readConfiguration } from '../../src/bin/configuration.ts';
import type { AppKind } from '../../src/domain/client-app/client-app.ts';
import type { TestResult } from '../../src/domain/diagnosis/test-result.ts';
import { minuteMs, secondMs, TransportFault } from '../../src/domain/ports.ts';
import { addConnection } from '../../src/operations/connection/add.ts';
import type { OrgContext } from '../../src/operations/context.ts';
import { testConnection } from '../../src/operations/diagnosis/test-connection.ts';
import { downloadCertificate } from '../../src/operations/key-pair/download.ts';
import { signIn } from '../../src/operations/token/steps/sign-in.ts';
import { testFailureText } from '../../src/text/diagnosis/step-words.ts';
import type { Scene } from '../operations/diagnosis/faults.ts';
import { type Ending, temporaryFolder } from '../support/temporary-folder.ts';

/** What puts everything away: a TestContext, or whoever runs journeys without one. */
export interface JourneyEnding extends Ending {
  after(done: () => void | Promise<void>): void;
}

export interface Journey extends Scene {
  /** Puts all the steps before and after in the hand of the test: what `latchkey test` does. */
  test(): Promise<TestResult>;
  /** A private key in the vault is overwritten. */
  damageKey(): void;
}

export async function openJourney(
  test: JourneyEnding,
  options: { appKind?: AppKind; start?: 'working' | 'new' } = {},
): Promise<Journey> {
  const { appKind = 'connected-app', start = 'working' } = options;
  const propagation = { minSeconds: 0, maxSeconds: 0 };
  const started = await startSimulator({ orgs: 2, servers: 2, propagation, appKind });
  test.after(() => started.close());
  const folder = await temporaryFolder(test);
  const configuration = readConfiguration({ LATCHKEY_DATA: join(folder, 'data') }, folder);
  const composed = await compose(configuration, {}, { name: 'admin', from: 'test' });
  test.after(() => composed.close());
  const [org] = started.orgs;
  if (org === undefined || org.consumerKey === null) throw new TypeError('an org without an app');
  const { orgId, loginUrl, username, consumerKey } = org;
  const { control } = started.simulator;
  const hands = { offsetMs: 0, cut: null as TransportFault | null, revokes: false };
  const context = handled(composed.context, control, hands);
  const name = 'acme';
  const { connection } = await addConnection.run(context, { name, loginUrl, username, consumerKey, appKind });
  const download = () => downloadCertificate.run(context, { name, algorithm: 'rsa-2048', lifetimeDays: 365 });
  const { pem } = await download();
  const journey: Journey = {
    control,
    context,
    name,
    orgId,
    consumerKey,
    username,
    loginUrl,
    pem,
    download,
    cut(fault) {
      hands.cut = fault === null ? null : new TransportFault(fault.kind, fault.detail);
    },
    revokeEachToken(isOn) {
      hands.revokes = isOn;
    },
    async signIn() {
      await signIn(context, connection.id, {
        purpose: 'token',
        deadlineMs: context.clock.monotonicMs() + 20 * secondMs,
      });
    },
    async later(minutes) {
      hands.offsetMs += minutes * minuteMs;
      control.advanceClock(minutes * 60);
    },
    test: () => testConnection.run(context, { name }, () => {}),
    damageKey() {
      const database = new DatabaseSync(join(folder, 'data/latchkey.db'));
      database.exec('update key_pair set sealed_private_key = zeroblob(length(sealed_private_key))');
      database.close();
    },
  };
  if (start === 'working') {
    control.uploadCertificate(orgId, consumerKey, pem);
    const first = await journey.test();
    if (!first.verified) throw new Error(`was to work first: ${testFailureText(first.failure)}`);
  }
  return journey;
}

/** The composed context with the test's hand on the wall clock and on the wire. */
function handled(
  context: OrgContext,
  control: Scene['control'],
  hands: { offsetMs: number; cut: TransportFault | null; revokes: boolean },
): OrgContext {
  const { clock, tokenEndpoint, hostProbe } = context;
  return {
    ...context,
    // Pauses are taken short: what they are for is tested where the clock is the test's.
    clock: { ...clock, now: () => clock.now() + hands.offsetMs, sleep: (ms, signal) => clock.sleep(ms / 50, signal) },
    hostProbe: {
      path: hostProbe.path,
      ask: async (origin, signal) =>
        hands.cut === null
          ? hostProbe.ask(origin, signal)
          : { type: 'noAnswer', fault: hands.cut.kind, message: hands.cut.detail },
    },
    tokenEndpoint: {
      async exchange(request, signal) {
        const answer = await tokenEndpoint.exchange(request, signal);
        if (hands.revokes) control.revokeSessions();
        return answer;
      },
    },
  };
}
