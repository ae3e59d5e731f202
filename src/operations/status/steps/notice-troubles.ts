// The way to people: that nobody will be told, or that somebody was not.

import { channelKinds } from '../../../domain/notice/channel.ts';
import { dayMs } from '../../../domain/ports.ts';
import type { ConnectionStatus } from '../../../domain/status/connection-status.ts';
import type { NoticeAccess, NoticeContext } from '../../context.ts';
import { installationContacts } from '../../notice/steps/installation-contacts.ts';

export type NoticeTrouble =
  | { trouble: 'noChannel' }
  /** Nobody hears of these connections. */
  | { trouble: 'noContact'; connections: string[] }
  /** Nobody hears of the installation itself. */
  | { trouble: 'noInstallationContact' }
  /** Since a day ago. */
  | { trouble: 'givenUp'; channel: string; count: number };

export async function noticeTroubles(
  { notices }: NoticeAccess,
  connections: readonly ConnectionStatus[],
): Promise<NoticeTrouble[]> {
  const context = await notices();
  return [...(await nobodyTold(context, connections)), ...(await givenUp(context))];
}

async function nobodyTold(
  { store, channels, wrongChannels, noticeSettings }: NoticeContext,
  connections: readonly ConnectionStatus[],
): Promise<NoticeTrouble[]> {
  if (channels.length === 0) return wrongChannels.length > 0 ? [] : [{ trouble: 'noChannel' }];
  const isHeard = channels.some(({ kind }) => channelKinds[kind].recipients === 'channel');
  if (isHeard || noticeSettings.defaultContacts.length > 0) return [];
  const without = connections.filter(({ connection }) => connection.contacts.length === 0);
  if (without.length > 0)
    return [{ trouble: 'noContact', connections: without.map(({ connection }) => connection.name) }];
  if (connections.length === 0) return [];
  const contacts = await store.read((tx) => installationContacts(tx, noticeSettings));
  return contacts.length > 0 ? [] : [{ trouble: 'noInstallationContact' }];
}

async function givenUp({ store, clock }: NoticeContext): Promise<NoticeTrouble[]> {
  const counts = await store.read((tx) => tx.notices.counts(clock.now() - dayMs));
  const lost = counts.filter(({ state, count }) => state === 'givenUp' && count > 0);
  return lost.map(({ channel, count }) => ({ trouble: 'givenUp', channel, count }));
}
