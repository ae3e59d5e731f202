// Reads which channels an installation has: mail from LATCHKEY_SMTP_URL and LATCHKEY_MAIL_FROM, the others from
// `channels` in latchkey.config.json. A secret is never in that file: it names the environment variable or the file.
//
//   "channels": [
//     { "name": "ops", "kind": "slack", "url": { "environment": "SLACK_URL" }, "minimumSeverity": "urgent" },
//     { "name": "hook", "kind": "webhook", "url": "https://example.com/hook", "secret": { "file": "/run/secrets/hook" } },
//     { "name": "pager", "kind": "pagerduty", "routingKey": { "environment": "PAGERDUTY_KEY" } }
//   ]

import { isLoopbackHost } from '../../domain/connection/login-url.ts';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import { type Channel, type ChannelKind, channelKinds, type WrongChannel } from '../../domain/notice/channel.ts';
import type { Clock, Transport } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import { errorWords } from '../../text/errors.ts';
import { readSmtpUrl } from './smtp-url.ts';

interface ChannelParts {
  environment: Readonly<Record<string, string | undefined>>;
  readFile(path: string): Promise<string>;
  /** Made when a channel needs it. */
  transport(): Promise<Transport>;
  clock: Clock;
}

/** The domain of the sender, for Message-IDs; `latchkey.invalid` without mail (RFC 2606 section 2). */
export function messageIdDomain(environment: ChannelParts['environment']): string {
  return /@([^@\s<>]+?)>?\s*$/.exec(environment.LATCHKEY_MAIL_FROM ?? '')?.[1] ?? 'latchkey.invalid';
}

/**
 * A kind of channel is loaded where one is configured: `status` asks only whether there are any, and must not wait for the
 * words of all.
 *
 * @param configured What stands under `channels` in the configuration file, unread. One that is set wrongly stops itself alone.
 */
export async function openChannels(configured: unknown, parts: ChannelParts): Promise<OpenChannels> {
  const opened: OpenChannels = { channels: [], wrong: [] };
  const tryToOpen = async (name: string, open: () => Promise<Channel | null>) => {
    try {
      const channel = await open();
      if (channel !== null) opened.channels.push(channel);
    } catch (error) {
      if (!(error instanceof LatchkeyError)) throw error;
      const { message, nextAction } = errorWords(error, 'latchkey');
      opened.wrong.push({ name, error, problem: `${message} ${nextAction.replace(/\.?$/, '.')}` });
    }
  };
  await tryToOpen('mail', () => defaultMail(parts));
  await tryToOpen('channels', async () => {
    if (configured === undefined || Array.isArray(configured)) return null;
    throw invalidInput('channels', 'it is not a list', 'Write it as [{ "name": …, "kind": … }]');
  });
  for (const [index, entry] of (Array.isArray(configured) ? configured : []).entries()) {
    const name = nameIn(entry) ?? `number ${index + 1}`;
    await tryToOpen(name, async () => {
      if (opened.channels.every((other) => other.name !== name)) return openChannel(entry, parts);
      throw invalidInput(
        'channels',
        `two are called "${name}"`,
        'Give each a name of its own ("mail" is LATCHKEY_SMTP_URL)',
      );
    });
  }
  return opened;
}

interface OpenChannels {
  channels: Channel[];
  wrong: WrongChannel[];
}

function nameIn(entry: unknown): string | null {
  const name: unknown = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : null;
  return typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(name) ? name : null;
}

const mailsPerSecond = 10;

async function defaultMail({ environment }: ChannelParts): Promise<Channel | null> {
  const url = environment.LATCHKEY_SMTP_URL;
  const from = environment.LATCHKEY_MAIL_FROM;
  if (url === undefined || url === '') return null;
  if (from === undefined || messageIdDomain(environment) === 'latchkey.invalid') {
    throw invalidInput(
      'LATCHKEY_MAIL_FROM',
      'it is missing or no address',
      'Set it to the sender, as latchkey@example.com',
    );
  }
  const server = readSmtpUrl(new Secret(url));
  const { mailChannel } = await import('./mail.ts');
  return mailChannel({ name: 'mail', minimumSeverity: 'reminder', server, from, messagesPerSecond: mailsPerSecond });
}

type Entry = Readonly<Record<string, unknown>>;

async function openChannel(value: unknown, parts: ChannelParts): Promise<Channel> {
  const entry: Entry = typeof value === 'object' && value !== null ? { ...value } : {};
  const name = nameIn(value);
  if (name === null) {
    throw invalidInput(
      'channels',
      'a channel has no usable name',
      'Use lower-case letters, digits and dashes, at most 40',
    );
  }
  const kind = entry.kind;
  if (typeof kind !== 'string' || !isKind(kind)) {
    throw invalidInput(`channel "${name}"`, 'its kind is not known', 'Use webhook, slack, teams or pagerduty');
  }
  const minimumSeverity = entry.minimumSeverity ?? channelKinds[kind].minimumSeverity;
  if (minimumSeverity !== 'reminder' && minimumSeverity !== 'urgent') {
    throw invalidInput(`channel "${name}"`, 'its minimumSeverity is not known', 'Use reminder or urgent');
  }
  const common = { name, minimumSeverity, transport: await parts.transport() } as const;
  switch (kind) {
    case 'webhook': {
      const secret = await secretOf(entry, 'secret', parts);
      const { webhookChannel } = await import('./webhook.ts');
      return webhookChannel({ ...common, clock: parts.clock, url: await urlOf(entry, parts), secret });
    }
    case 'slack': {
      const { slackChannel } = await import('./slack.ts');
      return slackChannel({ ...common, url: await urlOf(entry, parts) });
    }
    case 'teams': {
      const { teamsChannel } = await import('./teams.ts');
      return teamsChannel({ ...common, url: await urlOf(entry, parts) });
    }
    case 'pagerduty': {
      const routingKey = await secretOf(entry, 'routingKey', parts);
      const region = entry.url === undefined ? {} : { url: (await urlOf(entry, parts)).reveal() };
      const { pagerDutyChannel } = await import('./pagerduty.ts');
      return pagerDutyChannel({ ...common, routingKey, ...region });
    }
  }
}

function isKind(kind: string): kind is Exclude<ChannelKind, 'mail'> {
  return kind !== 'mail' && Object.hasOwn(channelKinds, kind);
}

/** A URL in the open, or named like a secret, which those of Slack and Teams are. */
async function urlOf(entry: Entry, parts: ChannelParts): Promise<Secret<string>> {
  const url = typeof entry.url === 'string' ? new Secret(entry.url) : await secretOf(entry, 'url', parts);
  const text = url.reveal();
  const isSafe = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (isSafe && (new URL(text).protocol === 'https:' || isLoopbackHost(new URL(text).hostname))) return url;
  throw invalidInput(`channel "${entry.name}"`, 'its url is no https URL', 'Plain http is for this machine only');
}

async function secretOf(entry: Entry, field: string, { environment, readFile }: ChannelParts): Promise<Secret<string>> {
  const source: Entry = typeof entry[field] === 'object' && entry[field] !== null ? { ...entry[field] } : {};
  const fix = `Write "${field}": { "environment": "NAME" } or { "file": "/path" }`;
  if (typeof source.environment === 'string') {
    const value = environment[source.environment];
    if (value !== undefined && value !== '') return new Secret(value);
    throw invalidInput(
      `channel "${entry.name}"`,
      `the environment variable ${source.environment} is not set`,
      'Set it',
    );
  }
  if (typeof source.file === 'string') return new Secret((await readFile(source.file)).trim());
  throw invalidInput(`channel "${entry.name}"`, `its ${field} is missing or written out`, fix);
}
