// `latchkey notify test CHANNEL | list | acknowledge ID|NAME | snooze ID|NAME`

import { LatchkeyError } from '../../domain/errors.ts';
import { iso } from '../../domain/ports.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import { acknowledgeConnection, acknowledgeMessage, longestSnoozeDays } from '../../operations/notice/acknowledge.ts';
import { testChannel } from '../../operations/notice/test-channel.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, text, wholeNumberOr } from '../read-options.ts';
import { moment } from '../status/describe.ts';
import { table } from '../table.ts';

export async function test(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const to = text(invocation.options, 'to');
  app.terminal.passing(`Sending a test through ${name} …`);
  const results = await testChannel(await app.notices(), name, to);
  const lines = results.map(({ recipient, outcome }) => {
    const where = recipient === '' ? `the channel "${name}"` : recipient;
    if (outcome.type === 'accepted') return `Sent: ${where} took it.`;
    return `NOT sent: ${where}: ${outcome.detail}`;
  });
  const isSent = results.every(({ outcome }) => outcome.type === 'accepted');
  const json = {
    channel: name,
    sent: isSent,
    results: results.map(({ recipient, outcome }) => ({ recipient, ...outcome })),
  };
  return { text: lines.join('\n'), json, exitCode: isSent ? 0 : 4 };
}

export async function list(app: Application, invocation: Invocation): Promise<Outcome> {
  const limit = wholeNumberOr(20, invocation.options, 'limit', 1, 1_000);
  const { channels } = await app.notices();
  const { store } = await app.context();
  const messages = await store.read((tx) => tx.notices.newestMessages(limit));
  const rows = messages.map(({ message, standing }) => [
    message.id,
    moment(message.createdAt),
    standing.state === 'pending' && standing.attempts > 0 ? `retrying (${standing.attempts})` : standing.state,
    message.recipient === '' ? message.channel : message.recipient,
    message.subjectLine,
  ]);
  const shown = [
    channels.length === 0
      ? 'No channel is set, so nobody is told. Set LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM, or `channels` in latchkey.config.json.'
      : `Channels: ${channels.map(({ name, kind }) => (name === kind ? name : `${name} (${kind})`)).join(', ')}.`,
    rows.length === 0 ? 'No message yet.' : table(['id', 'made', 'state', 'to', 'subject'], rows),
  ];
  return done(shown.join('\n\n'), {
    channels: channels.map(({ name, kind, minimumSeverity }) => ({ name, kind, minimumSeverity })),
    messages: messages.map(({ message, standing }) => ({
      id: message.id,
      channel: message.channel,
      recipient: message.recipient,
      severity: message.severity,
      subjectLine: message.subjectLine,
      createdAt: iso(message.createdAt),
      state: standing.state,
      attempts: standing.attempts,
      nextAttemptAt: standing.state === 'pending' ? iso(standing.nextAttemptAt) : null,
      finishedAt: iso(standing.finishedAt),
      detail: standing.detail,
    })),
  });
}

export function acknowledge(app: Application, invocation: Invocation): Promise<Outcome> {
  return takeNote(app, invocation, null);
}

export function snooze(app: Application, invocation: Invocation): Promise<Outcome> {
  return takeNote(app, invocation, wholeNumberOr(7, invocation.options, 'days', 1, longestSnoozeDays));
}

/** The id that stands in a message, or the name of a connection: then everything open about it. */
async function takeNote(app: Application, invocation: Invocation, snoozeDays: number | null): Promise<Outcome> {
  const what = argument(invocation, 0);
  const context = await app.context();
  const notices = /^[0-9a-f]{32}$/.test(what)
    ? await acknowledgeMessage(context, what, snoozeDays)
    : await ofConnection(context, what, snoozeDays);
  if (notices === 0) throw new LatchkeyError('nothingToAcknowledge', { what });
  const until = snoozeDays === null ? '' : ` You are reminded in ${snoozeDays} day${snoozeDays === 1 ? '' : 's'}.`;
  const noted = `${notices} notice${notices === 1 ? '' : 's'} noted.${until} A more urgent one is sent all the same.`;
  return done(noted, { notices, snoozeDays });
}

async function ofConnection(
  context: Awaited<ReturnType<Application['context']>>,
  name: string,
  snoozeDays: number | null,
): Promise<number> {
  const { connection } = await context.store.read((tx) => findConnection(tx, name));
  return acknowledgeConnection(context, connection, snoozeDays);
}
