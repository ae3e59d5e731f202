// What notices need of the outside: channels, thresholds, the name of this process. Loaded when a notice is first looked
// for: most commands tell nobody anything.

import { messageIdDomain, openChannels } from '../adapters/channels/channel-settings.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { createTransport } from '../adapters/system/transport.ts';
import { defaultNoticeSettings } from '../domain/expiry/notice-settings.ts';
import { newId } from '../domain/ports.ts';
import type { NoticeContext } from '../operations/notices/notice-context.ts';
import type { Composed } from './compose.ts';
import type { Configuration, Environment } from './configuration.ts';

export interface OpenNotices {
  context: NoticeContext;
  close(): Promise<void>;
}

/** A webhook's secret or URL; longer is another file. */
const largestSecretBytes = 16 * 1024;

/** Errors: invalidInput, naming the channel. */
export async function openNotices(
  { context, store, clockTrust }: Pick<Composed, 'context' | 'store' | 'clockTrust'>,
  { notices, publicUrl }: Pick<Configuration, 'notices' | 'publicUrl'>,
  environment: Environment,
): Promise<OpenNotices> {
  const transport = createTransport({ environment });
  const { clock, random, custody, actor, log } = context;
  const readFile = async (path: string) => new TextDecoder().decode(await systemFiles.read(path, largestSecretBytes));
  const channels = await openChannels(notices.channels, { environment, readFile, transport, clock });
  const noticeSettings = {
    ...defaultNoticeSettings,
    ...(notices.days === null ? {} : { noticeDays: notices.days }),
    defaultContacts: notices.contacts,
    publicUrl,
  };
  return {
    context: {
      store,
      clock,
      random,
      custody,
      actor,
      log,
      channels,
      noticeSettings,
      messageIdDomain: messageIdDomain(environment),
      holder: newId(random),
      isClockTrusted: () => isClockTrusted({ store, clockTrust }),
    },
    async close() {
      for (const channel of channels) await channel.close();
      transport.close();
    },
  };
}

/**
 * A notice may be about any connection, so the strict witness decides: a server seen over TLS. Only where none was ever
 * seen, because every org is on this machine, may one on this machine speak.
 */
async function isClockTrusted({ store, clockTrust }: Pick<Composed, 'store' | 'clockTrust'>): Promise<boolean> {
  if (await clockTrust.isTrusted('https://login.salesforce.com')) return true;
  const seen = await store.read((tx) => tx.facts.get('serverTimeSeen'));
  return seen === null && (await clockTrust.isTrusted('http://127.0.0.1'));
}
