// What `status` says about the way to people: that nobody will be told, or that somebody was not.

import { LatchkeyError } from '../../domain/errors.ts';
import { channelKinds } from '../../domain/notice/channel.ts';
import { dayMs } from '../../domain/ports.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import { installationContacts } from '../../operations/notice/installation-contacts.ts';
import type { NoticeContext } from '../../operations/notice/notice-context.ts';
import { errorWords } from '../../text/errors.ts';
import type { Application } from '../application.ts';

export async function noticeWarnings(app: Application, connections: readonly ConnectionStatus[]): Promise<string[]> {
  const context = await channelsOf(app);
  if (typeof context === 'string') return [context];
  return [...(await nobodyTold(context, connections)), ...(await notDelivered(context))];
}

/** A channel that is set wrongly must not hide the state of the connections. */
async function channelsOf(app: Application): Promise<NoticeContext | string> {
  try {
    return await app.notices();
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === 'invalidInput') {
      const { message, nextAction } = errorWords(error, app.calledAs());
      return `Nobody will be told when a certificate expires: ${message} ${nextAction}`;
    }
    throw error;
  }
}

async function nobodyTold(
  { store, channels, noticeSettings }: NoticeContext,
  connections: readonly ConnectionStatus[],
): Promise<string[]> {
  if (channels.length === 0) {
    return ['Nobody will be told when a certificate expires: set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM.'];
  }
  const isHeard = channels.some(({ kind }) => channelKinds[kind].recipients === 'channel');
  if (isHeard || noticeSettings.defaultContacts.length > 0) return [];
  const without = connections.filter(({ connection }) => connection.contacts.length === 0);
  if (without.length > 0) {
    const more = without.length > 1 ? ` and ${without.length - 1} more` : '';
    return [
      `Nobody will be told about ${without[0]?.connection.name}${more}: give a contact (\`latchkey connection set NAME --contact EMAIL\`), or set LATCHKEY_NOTIFY.`,
    ];
  }
  if (connections.length === 0 || (await store.read((tx) => installationContacts(tx, noticeSettings))).length > 0)
    return [];
  return ['Nobody will be told when Latchkey itself stands still or a notice is given up: set LATCHKEY_NOTIFY.'];
}

async function notDelivered({ store, clock }: NoticeContext): Promise<string[]> {
  const counts = await store.read((tx) => tx.notices.counts(clock.now() - dayMs));
  const lost = counts.filter(({ state, count }) => state === 'givenUp' && count > 0);
  return lost.map(
    ({ channel, count }) =>
      `${count} message${count === 1 ? '' : 's'} could not be delivered through "${channel}" since yesterday. See \`latchkey notify list\`.`,
  );
}
