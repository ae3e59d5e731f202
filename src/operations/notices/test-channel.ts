// Sends a test through one channel, at once and outside the ledger, and says what came of it.

import { invalidInput } from '../../domain/errors.ts';
import type { DeliveryOutcome } from '../../domain/expiry/channel.ts';
import { channelKinds } from '../../domain/expiry/channel.ts';
import { composeMessage } from '../../domain/expiry/compose-message.ts';
import { newId } from '../../domain/ports.ts';
import type { NoticeContext } from './notice-context.ts';

export interface TestedRecipient {
  recipient: string;
  outcome: DeliveryOutcome;
}

/**
 * @param recipient A mail address; the default contacts without it.
 * Errors: invalidInput (no such channel, or nobody to send to).
 */
export async function testChannel(
  context: Pick<NoticeContext, 'channels' | 'clock' | 'random' | 'noticeSettings' | 'messageIdDomain'>,
  name: string,
  recipient?: string,
): Promise<TestedRecipient[]> {
  const { channels, clock, random, noticeSettings, messageIdDomain } = context;
  const channel = channels.find((one) => one.name === name);
  if (channel === undefined) {
    const known = channels.map((one) => one.name).join(', ');
    const fix =
      known === '' ? 'Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM for a channel "mail"' : `Use one of: ${known}`;
    throw invalidInput('CHANNEL', `no channel is called "${name}"`, fix);
  }
  const isPerContact = channelKinds[channel.kind].recipients === 'contacts';
  const recipients = !isPerContact ? [''] : recipient === undefined ? noticeSettings.defaultContacts : [recipient];
  if (recipients.length === 0) {
    throw invalidInput('CHANNEL', 'nobody is there to send to', 'Give an address with --to, or set LATCHKEY_NOTIFY');
  }
  const told = [{ subject: 'test', occasion: 'test', severity: 'info', item: { type: 'test' } }] as const;
  const results: TestedRecipient[] = [];
  for (const to of recipients) {
    const id = newId(random);
    const now = clock.now();
    const message = composeMessage(told, { id, channel, recipient: to, messageIdDomain, link: null, now });
    results.push({ recipient: to, outcome: await channel.deliver(message) });
  }
  return results;
}
