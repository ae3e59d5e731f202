// `latchkey notify test CHANNEL | list | acknowledge ID|NAME | snooze ID|NAME`

import { longestSnoozeDays } from '../../domain/notice/notice-settings.ts';
import { acknowledgeNotices } from '../../operations/notice/acknowledge.ts';
import { listNotices } from '../../operations/notice/list.ts';
import { testChannel } from '../../operations/notice/test-channel.ts';
import { counted } from '../../text/counted.ts';
import { moment } from '../../text/instants.ts';
import { saidWords, withSaid } from '../../text/said-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption, wholeNumberOr } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

export async function notifyTest(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const to = textOption(invocation.options, 'to');
  app.terminal.passing(`Sending a test through ${name} …`);
  const tested = await app.perform(testChannel, { channel: name, recipient: to });
  const lines = tested.results.map(({ recipient, outcome }) => {
    const where = recipient === '' ? `the channel "${name}"` : recipient;
    if (outcome.type === 'accepted') return `Sent: ${where} took it.`;
    return `NOT sent: ${where}: ${saidWords(outcome.detail)}`;
  });
  const view = testChannel.view(tested);
  const json = { ...view, results: view.results.map((one) => withSaid(one, 'detail')) };
  return { text: lines.join('\n'), json, exitCode: json.sent ? 0 : 4 };
}

export async function notifyList(app: Application, invocation: Invocation): Promise<Outcome> {
  const limit = wholeNumberOr(20, invocation.options, 'limit', 1, 1_000);
  const listed = await app.perform(listNotices, { limit });
  const { channels, wrongChannels, messages } = listed;
  const rows = messages.map(({ message, standing }) => [
    message.id,
    moment(message.createdAt),
    standing.state === 'pending' && standing.attempts > 0 ? `retrying (${standing.attempts})` : standing.state,
    message.recipient === '' ? message.channel : message.recipient,
    message.subjectLine,
  ]);
  const shown = [
    channels.length === 0 && wrongChannels.length === 0
      ? 'No channel is set, so nobody is told. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM, or `channels` in latchkey.config.json.'
      : `Channels: ${channels.map(({ name, kind }) => (name === kind ? name : `${name} (${kind})`)).join(', ') || 'none'}.`,
    ...wrongChannels.map(({ name, problem }) => `Nobody is told through "${name}", which is set wrongly: ${problem}`),
    rows.length === 0
      ? 'No message yet.'
      : table(['id', 'made', 'state', 'to', 'subject'], rows, lineWidth(app.terminal)),
  ];
  const view = listNotices.view(listed);
  return done(shown.join('\n\n'), { ...view, messages: view.messages.map((one) => withSaid(one, 'detail')) });
}

export function acknowledge(app: Application, invocation: Invocation): Promise<Outcome> {
  return takeNote(app, invocation, null);
}

export function snooze(app: Application, invocation: Invocation): Promise<Outcome> {
  return takeNote(app, invocation, wholeNumberOr(7, invocation.options, 'days', 1, longestSnoozeDays));
}

/** The id that stands in a message, or the name of a connection: then everything open about it. */
async function takeNote(app: Application, invocation: Invocation, snoozeDays: number | null): Promise<Outcome> {
  const noted = await app.perform(acknowledgeNotices, { what: argument(invocation, 0), snoozeDays });
  const { notices } = noted;
  const until = snoozeDays === null ? '' : ` You are reminded in ${counted(snoozeDays, 'day')}.`;
  const said = `${counted(notices, 'notice')} noted.${until} A more urgent one is sent all the same.`;
  return done(said, acknowledgeNotices.view(noted));
}
