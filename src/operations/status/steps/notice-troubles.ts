// The way to people: that nobody will be told, or that somebody was not.

import { channelKinds } from '../../../domain/notice/channel.ts';
import { dayMs } from '../../../domain/ports.ts';
import type { NoticeTrouble } from '../../../domain/status/notice-trouble.ts';
import type { InstallationFacts } from '../../../domain/store.ts';
import type { NoticeAccess, NoticeContext } from '../../context.ts';
import { installationContacts } from '../../notice/steps/installation-contacts.ts';
import type { Glance } from './read-status.ts';

export async function noticeTroubles({ notices }: NoticeAccess, glances: readonly Glance[]): Promise<NoticeTrouble[]> {
  const context = await notices();
  return [...(await nobodyTold(context, glances)), ...(await givenUp(context))];
}

/** Whom a process reaches, whoever a connection names. */
export function peopleReached({
  channels,
  noticeSettings,
}: Pick<NoticeContext, 'channels' | 'noticeSettings'>): Omit<InstallationFacts['serving'], 'port'> {
  const isHeard =
    channels.some(({ kind }) => channelKinds[kind].recipients === 'channel') ||
    noticeSettings.defaultContacts.length > 0;
  return { channels: channels.map(({ name }) => name), ...(isHeard ? { isHeard } : {}) };
}

/** By this process, or by a `serve` that swept lately: what one process knows, another does not deny. */
async function reached(context: NoticeContext): Promise<ReturnType<typeof peopleReached>> {
  const own = peopleReached(context);
  if (own.channels.length > 0) return own;
  const { store, clock, noticeSettings } = context;
  const [serving, sweptAt] = await store.read((tx) =>
    Promise.all([tx.facts.get('serving'), tx.facts.get('noticesSweptAt')]),
  );
  const isServed = serving !== null && sweptAt !== null && clock.now() - sweptAt <= noticeSettings.heartbeatMs;
  return isServed ? serving : own;
}

async function nobodyTold(context: NoticeContext, glances: readonly Glance[]): Promise<NoticeTrouble[]> {
  const { store, wrongChannels, noticeSettings } = context;
  const { channels, isHeard } = await reached(context);
  if (channels.length === 0) return wrongChannels.length > 0 ? [] : [{ trouble: 'noChannel' }];
  if (isHeard) return [];
  const without = glances.filter(({ hasContacts }) => !hasContacts);
  if (without.length > 0) return [{ trouble: 'noContact', connections: without.map(({ name }) => name) }];
  if (glances.length === 0) return [];
  const contacts = await store.read((tx) => installationContacts(tx, noticeSettings));
  return contacts.length > 0 ? [] : [{ trouble: 'noInstallationContact' }];
}

async function givenUp({ store, clock }: NoticeContext): Promise<NoticeTrouble[]> {
  const counts = await store.read((tx) => tx.notices.counts(clock.now() - dayMs));
  const lost = counts.filter(({ state, count }) => state === 'givenUp' && count > 0);
  return lost.map(({ channel, count }) => ({ trouble: 'givenUp', channel, count }));
}
