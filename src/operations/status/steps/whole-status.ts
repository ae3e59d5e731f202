// What `status` and the page of the installation tell: every connection, and what else a person should know.

import type { ClockDoubt } from '../../../domain/installation/clock-trust.ts';
import {
  isSameTrouble,
  type SeenTrouble,
  type Trouble,
  withoutOutdated,
} from '../../../domain/installation/trouble.ts';
import { type ConnectionStatus, heldByClock } from '../../../domain/status/connection-status.ts';
import type { NoticeTrouble } from '../../../domain/status/notice-trouble.ts';
import type { Context, NoticeAccess, VaultContext } from '../../context.ts';
import { ownTroubles } from '../../installation/steps/own-troubles.ts';
import { noticeTroubles } from './notice-troubles.ts';
import { readStatus, type Status } from './read-status.ts';

export type StatusNeeds = Pick<Context, 'store' | 'clock' | 'actor' | 'settings' | 'clockTrust'> &
  NoticeAccess &
  Pick<VaultContext, 'places' | 'keyFileTrouble'>;

export interface ShownStatus extends Status {
  /** Nothing is destroyed and nothing is called expired for these connections. */
  heldByClock: { doubt: ClockDoubt; connections: string[] }[];
  noticeTroubles: NoticeTrouble[];
  /** What is wrong with the installation itself, by this process or, `seenBy`, by another. */
  troubles: readonly (Trouble & Partial<SeenTrouble>)[];
}

export async function wholeStatus(context: StatusNeeds): Promise<ShownStatus> {
  const status = await readStatus(context);
  const held = await clockHolds(context, status.connections);
  const own = await ownTroubles({ ...context, ...(await context.notices()) });
  const kept = (await context.store.read((tx) => tx.facts.get('troubles'))) ?? [];
  const { places, actor } = context;
  const others = withoutOutdated(kept, places.keyFile, actor.from).filter(
    (one) => !own.some((other) => isSameTrouble(one, other)),
  );
  return {
    ...status,
    heldByClock: held,
    noticeTroubles: await noticeTroubles(context, status.connections),
    troubles: [...own, ...others],
  };
}

/** A clock that is off is told in any case: assertions carry its time. */
async function clockHolds(
  { clock, clockTrust }: StatusNeeds,
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
