// The channels of the kill tests, made from settings as the program makes them: mail over SMTP, a signed webhook, PagerDuty.

import { openChannels } from '../../src/adapters/channels/channel-settings.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { createTransport } from '../../src/adapters/system/transport.ts';
import type { Channel } from '../../src/domain/notice/channel.ts';

export const webhookSecret = 'secret-of-the-webhook';

export interface Addresses {
  smtpPort: number;
  httpPort: number;
}

export async function openTestChannels({ smtpPort, httpPort }: Addresses): Promise<{
  channels: Channel[];
  close(): Promise<void>;
}> {
  const transport = createTransport({ environment: {} });
  const environment = {
    LATCHKEY_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    LATCHKEY_MAIL_FROM: 'Latchkey <latchkey@latchkey.example>',
    WEBHOOK_SECRET: webhookSecret,
    ROUTING_KEY: 'routing-key',
  };
  const origin = `http://127.0.0.1:${httpPort}`;
  const { channels } = await openChannels(
    [
      { name: 'webhook', kind: 'webhook', url: `${origin}/webhook`, secret: { environment: 'WEBHOOK_SECRET' } },
      { name: 'pagerduty', kind: 'pagerduty', url: `${origin}/pagerduty`, routingKey: { environment: 'ROUTING_KEY' } },
    ],
    {
      environment,
      readFile: () => Promise.reject(new Error('no files here')),
      transport: async () => transport,
      clock: systemClock,
    },
  );
  return {
    channels,
    async close() {
      for (const channel of channels) await channel.close();
      transport.close();
    },
  };
}
