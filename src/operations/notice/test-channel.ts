// Sends a test through one channel, at once and outside the ledger, and says what came of it.

import { wrongInput } from '../../domain/errors.ts';
import { type Channel, channelKinds, type DeliveryOutcome } from '../../domain/notice/channel.ts';
import { composeMessage } from '../../domain/notice/compose-message.ts';
import type { ToldNotice } from '../../domain/notice/notice-message.ts';
import { newId } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { NoticeAccess, NoticeContext } from '../context.ts';
import { installationContacts } from './steps/installation-contacts.ts';

interface TestedRecipient {
  recipient: string;
  outcome: DeliveryOutcome;
}

interface ChannelTest {
  channel: string;
  /** A mail address; without it those who would be told. */
  recipient?: string | undefined;
}

/** Errors: invalidInput (no such channel, or one that is set wrongly). */
export const testChannel = {
  act: 'notice.testChannel',
  run: async ({ notices }, { channel, recipient }) => ({
    channel,
    results: await sendTest(await notices(), channel, recipient),
  }),
  view: ({ channel, results }) => ({
    channel,
    sent: results.every(({ outcome }) => outcome.type === 'accepted'),
    results: results.map(({ recipient, outcome }) => ({ recipient, ...outcome })),
  }),
} satisfies Act<NoticeAccess, ChannelTest, { channel: string; results: readonly TestedRecipient[] }>;

async function sendTest(context: NoticeContext, name: string, recipient?: string): Promise<TestedRecipient[]> {
  const { channels, wrongChannels, clock, random, messageIdDomain, noticeSettings } = context;
  const channel = channels.find((one) => one.name === name);
  const wrong = wrongChannels.find((one) => one.name === name);
  if (channel === undefined && wrong !== undefined) throw wrong.error;
  if (channel === undefined) throw wrongInput('CHANNEL', 'unknown', name, channels.map((one) => one.name).join(', '));
  const isPerContact = channelKinds[channel.kind].recipients === 'contacts';
  const recipients = !isPerContact ? [''] : recipient === undefined ? await contactsFor(context, channel) : [recipient];
  // One incident a test: of two that cross, neither closes the other's.
  const subject = `test:${newId(random)}`;
  const told: ToldNotice[] = [{ subject, occasion: 'test', severity: 'info', item: { type: 'test' } }];
  const over: ToldNotice[] = [{ subject, occasion: 'over', severity: 'resolved', item: { type: 'over' } }];
  const printer = await context.printer();
  const results: TestedRecipient[] = [];
  for (const to of recipients) {
    const send = (notices: readonly ToldNotice[]) => {
      const parts = {
        printer,
        id: newId(random),
        channel,
        recipient: to,
        messageIdDomain,
        pagesUrl: noticeSettings.publicUrl,
        link: null,
      };
      return channel.deliver(composeMessage(notices, { ...parts, now: clock.now() }));
    };
    const outcome = await send(told);
    const isOpen = outcome.type !== 'permanent' && channelKinds[channel.kind].resolves;
    // Whoever is on call must not have to close what was a test; what was not closed is told.
    const closed = isOpen ? await send(over) : outcome;
    results.push({ recipient: to, outcome: outcome.type === 'accepted' ? closed : outcome });
  }
  return results;
}

/** Those who hear of the installation, else whoever the mails come from: a test must reach somebody. */
async function contactsFor(
  { store, noticeSettings }: Pick<NoticeContext, 'store' | 'noticeSettings'>,
  { sender }: Channel,
): Promise<readonly string[]> {
  const contacts = await store.read((tx) => installationContacts(tx, noticeSettings));
  return contacts.length > 0 || sender === undefined ? contacts : [sender];
}
