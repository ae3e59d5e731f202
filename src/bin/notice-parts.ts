// What notices need of the outside: channels, thresholds, the name of this process. Loaded when a notice is first looked
// for: most commands tell nobody anything.

import { messageIdDomain, openChannels } from '../adapters/channels/channel-settings.ts';
import { defaultNoticeSettings } from '../domain/notice/notice-settings.ts';
import { newId, type Transport } from '../domain/ports.ts';
import type { NoticeContext } from '../operations/context.ts';
import { NoticeClock } from '../operations/notice/steps/notice-clock.ts';
import { typedThere } from './called-as.ts';
import { readChannelSecret } from './channel-secret.ts';
import type { Composed } from './compose.ts';
import type { Configuration, Environment } from './configuration.ts';

export interface OpenNotices {
  context: NoticeContext;
  close(): Promise<void>;
}

export async function openNotices(
  { context, store, clockTrust }: Pick<Composed, 'context' | 'store' | 'clockTrust'>,
  configuration: Pick<Configuration, 'notices' | 'publicUrl' | 'databaseUrl' | 'dataFolder' | 'keyFile' | 'passphrase'>,
  environment: Environment,
): Promise<OpenNotices> {
  const { clock, random, sealer, actor, log } = context;
  const { notices, publicUrl } = configuration;
  const readFile = (path: string) => readChannelSecret(path, configuration);
  let transport: Promise<Transport & { close(): void }> | null = null;
  const whenNeeded = async () => {
    transport ??= import('../adapters/system/transport.ts').then((made) => made.createTransport({ environment }));
    return transport;
  };
  const { channels, wrong } = await openChannels(notices.channels, {
    environment,
    readFile,
    transport: whenNeeded,
    clock,
  });
  const noticeClock = new NoticeClock({ store, clock, clockTrust });
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
      sealer,
      actor,
      log,
      channels,
      wrongChannels: wrong,
      noticeSettings,
      printer: async () =>
        (await import('../text/notice/message-text.ts')).noticePrinter(typedThere(environment, configuration)),
      messageIdDomain: messageIdDomain(environment),
      holder: newId(random),
      isClockTrusted: () => noticeClock.isTrusted(),
    },
    async close() {
      for (const channel of channels) await channel.close();
      (await transport)?.close();
    },
  };
}
