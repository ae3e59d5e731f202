// What else works or fails now, from what is already recorded: other connections of the same app, org or host. Asks nobody.

import { hourMs } from '../../../domain/ports.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import type { Steps } from './test-step.ts';

interface OtherConnections {
  /** Other connections of the same org or host; null: there is none, or none was used lately. */
  otherConnectionsWork: boolean | null;
  /** Other users through the same app. */
  otherUsersWork: boolean | null;
}

/** What was last seen longer ago says nothing of now. */
const latelyMs = hourMs;
const pageSize = 500;

type Seen = { isWorking: boolean; isFailing: boolean };

export async function otherConnections(
  context: Pick<Context, 'store' | 'clock'>,
  whole: Whole,
  steps: Steps,
): Promise<OtherConnections> {
  const { connection } = whole;
  const since = context.clock.now() - latelyMs;
  return context.store.read(async (tx) => {
    const ofApp = await tx.connections.ofApp(connection.clientAppId);
    const ofOrg = connection.org === null ? [] : await tx.connections.ofOrg(connection.org.orgId);
    const ofHost = (await tx.connections.page('', pageSize)).filter(({ loginUrl }) => loginUrl === connection.loginUrl);
    const seen = (others: typeof ofApp): Seen[] =>
      others
        .filter(({ id }) => id !== connection.id)
        .map(({ lastAccepted, failure }) => ({
          isWorking: failure === null && lastAccepted !== null && lastAccepted.at >= since,
          isFailing: failure !== null && failure.at >= since,
        }));
    const otherConnectionsWork = verdict(seen([...ofOrg, ...ofHost]));
    report(otherConnectionsWork, steps);
    return { otherConnectionsWork, otherUsersWork: verdict(seen(ofApp)) };
  });
}

function verdict(seen: readonly Seen[]): boolean | null {
  if (seen.some(({ isWorking }) => isWorking)) return true;
  return seen.some(({ isFailing }) => isFailing) ? false : null;
}

function report(work: boolean | null, steps: Steps): void {
  const outcome = work === null ? 'notTried' : work ? 'passed' : 'failed';
  steps.report('otherConnections', outcome, { saw: 'otherConnections' });
}
