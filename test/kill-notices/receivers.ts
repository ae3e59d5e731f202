// What people receive: a real SMTP server and a real HTTP server, which write down every message with the mark by which a
// receiver tells a repetition, and with all of its content that must be the same then.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhookSignature } from '../../src/adapters/channels/webhook.ts';
import { Secret } from '../../src/domain/secret.ts';
import { MailServer } from '../adapters/channels/mail-server.ts';
import type { Ending } from '../support/temporary-folder.ts';
import { type Addresses, webhookSecret } from './channels.ts';

export interface Receipt {
  channel: 'mail' | 'webhook' | 'pagerduty';
  /** Message-ID, delivery id, or dedup_key with the action. */
  mark: string;
  recipient: string;
  content: string;
}

export class Receivers {
  readonly mail: MailServer;
  readonly addresses: Addresses;
  readonly #requests: Receipt[];

  private constructor(mail: MailServer, httpPort: number, requests: Receipt[]) {
    this.mail = mail;
    this.addresses = { smtpPort: mail.port, httpPort };
    this.#requests = requests;
  }

  static async start(test: Ending): Promise<Receivers> {
    const requests: Receipt[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      // A sender that is killed half-way leaves half a request, which is none.
      request.on('error', () => undefined);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        requests.push(receiptOf(request.url ?? '', request.headers, Buffer.concat(chunks).toString()));
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    test.after(() => {
      server.closeAllConnections();
      server.close();
    });
    return new Receivers(await MailServer.start(test), (server.address() as AddressInfo).port, requests);
  }

  /** What came since the last question. */
  take(): Receipt[] {
    const mails = this.mail.received.splice(0).map(({ mail, to }): Receipt => {
      const { subject, date, text, html, attachments } = mail;
      const content = JSON.stringify([subject, date, text, html, attachments.map(({ filename }) => filename)]);
      return { channel: 'mail', mark: mail.messageId ?? '', recipient: to.join(), content };
    });
    return [...mails, ...this.#requests.splice(0)];
  }
}

function receiptOf(path: string, headers: Record<string, unknown>, content: string): Receipt {
  const body = JSON.parse(content);
  if (path === '/pagerduty') {
    return { channel: 'pagerduty', mark: `${body.dedup_key} ${body.event_action}`, recipient: '', content };
  }
  const signature = webhookSignature(new Secret(webhookSecret), String(headers['latchkey-timestamp']), content);
  if (headers['latchkey-signature'] !== signature || headers['latchkey-delivery'] !== body.deliveryId) {
    throw new Error('a webhook came without a signature that holds');
  }
  return { channel: 'webhook', mark: body.deliveryId, recipient: '', content };
}
