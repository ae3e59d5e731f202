// A signed webhook.
//
//   POST <url>
//   Content-Type: application/json
//   Latchkey-Delivery: <32 hex digits; the same at every repetition of this message>
//   Latchkey-Timestamp: <seconds since 1970 of this attempt>
//   Latchkey-Signature: v1=<hex HMAC-SHA256 of "TIMESTAMP.BODY", keyed with the shared secret>
//
// The receiver computes the same HMAC over the raw bytes of the body, compares in constant time, refuses a timestamp
// more than 5 minutes off, and takes a delivery id that it has seen for a repetition. Any 2xx is a yes; 408, 425, 429 and
// 5xx are asked again later; everything else is a no for good.

import { createHmac } from 'node:crypto';
import type { Channel } from '../../domain/notice/channel.ts';
import type { NoticeItem } from '../../domain/notice/notice-item.ts';
import type { NoticeMessage } from '../../domain/notice/notice-message.ts';
import { type Clock, type Instant, secondMs, type Transport } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { channelJson, postJson } from './http-delivery.ts';

interface WebhookOptions {
  name: string;
  minimumSeverity: 'reminder' | 'urgent';
  url: Secret<string>;
  secret: Secret<string>;
  transport: Transport;
  clock: Clock;
}

export function webhookChannel({ name, minimumSeverity, url, secret, transport, clock }: WebhookOptions): Channel {
  return {
    name,
    kind: 'webhook',
    minimumSeverity,
    concurrency: 2,
    deliver(message) {
      const body = webhookBody(message);
      const timestamp = String(Math.floor(clock.now() / secondMs));
      return postJson(transport, url, body, {
        'latchkey-delivery': message.id,
        'latchkey-timestamp': timestamp,
        'latchkey-signature': webhookSignature(secret, timestamp, body),
      });
    },
    async close() {},
  };
}

export function webhookSignature(secret: Secret<string>, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret.reveal()).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** The same bytes at every repetition: only frozen values are in it. */
function webhookBody(message: NoticeMessage): string {
  const { id, action, severity, createdAt, subjectLine, text, acknowledgeUrl, notices } = message;
  return channelJson({
    deliveryId: id,
    action,
    severity,
    createdAt: iso(createdAt),
    title: subjectLine,
    text,
    acknowledgeUrl,
    notices: notices.map(({ subject, occasion, severity, item }) => ({ subject, occasion, severity, ...shown(item) })),
  });
}

/** Every name that ends in At, and the few that say when without it, hold an instant. */
const instants = new Set(['notBefore', 'notAfter', 'since']);

function shown(item: NoticeItem): object {
  return JSON.parse(
    JSON.stringify(item, (key, value) =>
      typeof value === 'number' && (instants.has(key) || key.endsWith('At')) ? iso(value) : value,
    ),
  );
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
