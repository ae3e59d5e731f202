// What `status` and the page of the installation tell: every connection, and what else a person should know.

import type { ClockDoubt } from '../../../domain/installation/clock-trust.ts';
import {
  isSameTrouble,
  type SeenTrouble,
  type Trouble,
  withoutOutdated,
} from '../../../domain/installation/trouble.ts';
import { byUrgency, type ConnectionStatus, statusPlace } from '../../../domain/status/connection-status.ts';
import type { NoticeTrouble } from '../../../domain/status/notice-trouble.ts';
import type { Context, NoticeAccess, VaultContext } from '../../context.ts';
import { ownTroubles } from '../../installation/steps/own-troubles.ts';
import { noticeTroubles } from './notice-troubles.ts';
import { type Glance, readStatus, type Status } from './read-status.ts';

export type StatusNeeds = Pick<Context, 'store' | 'clock' | 'actor' | 'settings' | 'clockTrust'> &
  NoticeAccess &
  Pick<VaultContext, 'places' | 'keyFileTrouble'>;

export interface ShownStatus extends ToldStatus {
  /** In the order of its glances. */
  connections: ConnectionStatus[];
}

/** What a person should know besides the connections. */
export interface ToldStatus extends Status {
  /** Nothing is destroyed and nothing is called expired for these connections. */
  heldByClock: { doubt: ClockDoubt; connections: string[] }[];
  noticeTroubles: NoticeTrouble[];
  /** What is wrong with the installation itself, by this process or, `seenBy`, by another. */
  troubles: readonly (Trouble & Partial<SeenTrouble>)[];
}

export async function wholeStatus(context: StatusNeeds): Promise<ShownStatus> {
  const connections: ConnectionStatus[] = [];
  const told = await toldStatus(context, (one) => connections.push(one));
  connections.sort((one, other) => byUrgency(statusPlace(one), statusPlace(other)));
  return { ...told, connections };
}

/** @param keep Is given each connection, in the order of the names. */
export async function toldStatus(context: StatusNeeds, keep?: (status: ConnectionStatus) => void): Promise<ToldStatus> {
  const status = await readStatus(context, keep);
  const held = await clockHolds(context, status.glances);
  const own = await ownTroubles({ ...context, ...(await context.notices()) });
  const kept = (await context.store.read((tx) => tx.facts.get('troubles'))) ?? [];
  const { places, actor } = context;
  const others = withoutOutdated(kept, places.keyFile, actor.from).filter(
    (one) => !own.some((other) => isSameTrouble(one, other)),
  );
  return {
    ...status,
    heldByClock: held,
    noticeTroubles: await noticeTroubles(context, status.glances),
    troubles: [...own, ...others],
  };
}

/** A clock that is off is told in any case: assertions carry its time. */
async function clockHolds({ clockTrust }: StatusNeeds, glances: readonly Glance[]): Promise<ToldStatus['heldByClock']> {
  const holds: ToldStatus['heldByClock'] = [];
  for (const [loginUrl, those] of Map.groupBy(glances, (one) => one.loginUrl)) {
    const doubt = await clockTrust.doubt(loginUrl);
    if (doubt === null) continue;
    const told = those.filter(({ isHeldByClock }) => isHeldByClock || doubt.doubt === 'offServerTime');
    if (told.length > 0) holds.push({ doubt, connections: told.map(({ name }) => name) });
  }
  return holds;
}
