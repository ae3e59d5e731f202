// Every connection at a glance, the most urgent first, and what else a person should know. Never opens the vault.

import type { Reach } from '../../domain/access/permission.ts';
import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import { isSameTrouble, type SeenTrouble, type Trouble } from '../../domain/installation/trouble.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import { type ConnectionStatus, heldByClock } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import { certificateView } from '../connection/steps/connection-view.ts';
import type { Context, NoticeAccess, VaultContext } from '../context.ts';
import { ownTroubles } from '../installation/steps/own-troubles.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { type NoticeTrouble, noticeTroubles } from './steps/notice-troubles.ts';
import { readStatus, type Status } from './steps/read-status.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'> &
  NoticeAccess &
  Pick<VaultContext, 'places' | 'keyFileTrouble'>;

export interface ShownStatus extends Status {
  /** Nothing is destroyed and nothing is called expired for these connections. */
  heldByClock: { doubt: ClockDoubt; connections: string[] }[];
  noticeTroubles: NoticeTrouble[];
  /** What is wrong with the installation itself, by this process or, `seenBy`, by another. */
  troubles: readonly (Trouble & Partial<SeenTrouble>)[];
}

export const showStatus = {
  act: 'status.show',
  connectionOf: () => null,
  run: statusOfAll,
  async within(context, _, reach) {
    return narrowed(await statusOfAll(context), reach);
  },
  view: ({ connections, lastBackupAt, settingsChanged }, now) => ({
    connections: connections.map((one) => statusView(one, now)),
    lastBackupAt: iso(lastBackupAt),
    settingsChanged,
  }),
} satisfies Act<Needs, void, ShownStatus>;

async function statusOfAll(context: Needs): Promise<ShownStatus> {
  const status = await readStatus(context);
  const held = await clockHolds(context, status.connections);
  const own = await ownTroubles({ ...context, ...(await context.notices()) });
  const kept = (await context.store.read((tx) => tx.facts.get('troubles'))) ?? [];
  const others = kept.filter((one) => !own.some((other) => isSameTrouble(one, other)));
  return {
    ...status,
    heldByClock: held,
    noticeTroubles: await noticeTroubles(context, status.connections),
    troubles: [...own, ...others],
  };
}

/** What is said of the installation is for those who see all of it. */
function narrowed(shown: ShownStatus, { connections: names }: Reach): ShownStatus {
  return {
    ...shown,
    connections: shown.connections.filter(({ connection }) => names.includes(connection.name)),
    notBackedUp: shown.notBackedUp.filter((name) => names.includes(name)),
    rationed: shown.rationed.filter(({ name }) => names.includes(name)),
    leftApps: [],
    heldByClock: [],
    noticeTroubles: [],
    troubles: [],
  };
}

/** A clock that is off is told in any case: assertions carry its time. */
async function clockHolds(
  { clock, clockTrust }: Needs,
  connections: readonly ConnectionStatus[],
): Promise<ShownStatus['heldByClock']> {
  const held = new Set(heldByClock(connections, clock.now()));
  const byLoginUrl = Map.groupBy(connections, ({ connection }) => connection.loginUrl);
  const holds: ShownStatus['heldByClock'] = [];
  for (const [loginUrl, those] of byLoginUrl) {
    const doubt = await clockTrust.doubt(loginUrl);
    if (doubt === null) continue;
    const told = those.filter((one) => held.has(one) || doubt.doubt === 'offServerTime');
    if (told.length > 0) holds.push({ doubt, connections: told.map(({ connection }) => connection.name) });
  }
  return holds;
}

function statusView({ connection, state, certificate, pairs, nextStep }: ConnectionStatus, now: Instant) {
  return {
    name: connection.name,
    state,
    certificate: certificateView(certificate),
    keyPairs: pairs.map((pair) => keyPairView(pair, now)),
    nextStep,
  };
}
