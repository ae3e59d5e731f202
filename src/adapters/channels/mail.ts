// E-mail over SMTP. The Message-ID is the message's own, so that a repetition is recognized; nothing here retries, since
// only the ledger knows what was sent.

import type { Transporter } from 'nodemailer';
import type { Channel, DeliveryOutcome } from '../../domain/notice/channel.ts';
import type { NoticeMessage } from '../../domain/notice/notice-message.ts';
import { secondMs } from '../../domain/ports.ts';
import { manyLines, oneLine } from '../../formats/plain-text.ts';
import { outcomeOfSmtpFailure } from './smtp-outcome.ts';
import type { SmtpServer } from './smtp-url.ts';

interface MailOptions {
  name: string;
  minimumSeverity: 'reminder' | 'urgent';
  server: SmtpServer;
  /** `Latchkey <latchkey@example.com>` or the address alone. */
  from: string;
  /** Providers throttle; 10 a second pass everywhere that was read about. */
  messagesPerSecond: number;
  /** PEM certificates of authorities besides the system's. */
  extraAuthorities?: readonly string[];
  /** The whole delivery, under the minute that a channel may take. */
  timeoutMs?: number;
}

const connections = 5;

export function mailChannel(options: MailOptions): Channel {
  const { name, minimumSeverity, server, from } = options;
  const timeoutMs = options.timeoutMs ?? 50 * secondMs;
  let opening: Promise<Transporter> | null = null;
  return {
    name,
    kind: 'mail',
    minimumSeverity,
    concurrency: connections,
    sender: /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim(),
    async deliver(message: NoticeMessage): Promise<DeliveryOutcome> {
      try {
        opening ??= openPool(options, timeoutMs);
        const transport = await opening;
        await transport.sendMail({ ...mailOf(message, from), signal: AbortSignal.timeout(timeoutMs) });
        return { type: 'accepted' };
      } catch (error) {
        return outcomeOfSmtpFailure(error, server);
      }
    },
    async close() {
      (await opening)?.close();
    },
  };
}

/** The mail library is loaded with the first mail: most commands send none. */
async function openPool({ server, messagesPerSecond, extraAuthorities }: MailOptions, timeoutMs: number) {
  const { createTransport } = await import('nodemailer');
  const { credentials } = server;
  return createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: 100,
    // The pool would send a message again when its connection closes, although it may have been taken.
    maxRequeues: 0,
    rateLimit: messagesPerSecond,
    rateDelta: secondMs,
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'required',
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password.reveal() } }),
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: server.isVerified,
      ...(extraAuthorities === undefined ? {} : { ca: [...extraAuthorities] }),
    },
    connectionTimeout: Math.min(10 * secondMs, timeoutMs),
    greetingTimeout: Math.min(10 * secondMs, timeoutMs),
    socketTimeout: Math.min(30 * secondMs, timeoutMs),
    dnsTimeout: Math.min(10 * secondMs, timeoutMs),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function mailOf(message: NoticeMessage, from: string) {
  return {
    from,
    to: message.recipient,
    subject: oneLine(message.subjectLine),
    messageId: message.messageId,
    date: new Date(message.createdAt),
    text: manyLines(message.text),
    html: manyLines(message.html),
    headers: {
      // RFC 3834 section 5: no out-of-office answers to a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(message.severity === 'urgent' ? { Importance: 'high' } : {}),
    },
    attachments: message.attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content,
    })),
  };
}
