// Messages for the tests of channels.

import type { ChannelDescription } from '../../../src/domain/notice/channel.ts';
import { composeMessage } from '../../../src/domain/notice/compose-message.ts';
import type { NoticeItem, WaitingCertificate } from '../../../src/domain/notice/notice-item.ts';
import type { NoticeMessage, ToldNotice } from '../../../src/domain/notice/notice-message.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { noticePrinter } from '../../../src/text/notice/message-text.ts';

export const now = Date.UTC(2027, 0, 1, 12);
export const certificate = {
  fingerprint: 'AB:CD:EF:01',
  subject: 'CN=acme-prod, OU=Latchkey 20260101-A1B2C3D4',
  notBefore: now - 300 * dayMs,
  notAfter: now + 7 * dayMs,
};
export const waiting: WaitingCertificate = {
  ...certificate,
  fingerprint: '12:34:56:78',
  notAfter: now + 365 * dayMs,
  fileName: 'acme-prod-20270101-0A0B0C0D.crt',
  issuedAt: now - dayMs,
  certificate: Buffer.from([0x30, 0x03, 0x02, 0x01, 0x05]).toString('base64'),
};

export function expiry(
  name = 'acme-prod',
  changes: Partial<Extract<NoticeItem, { type: 'certificateExpires' }>> = {},
): ToldNotice {
  const connection = {
    name,
    username: 'sync@acme.example',
    loginUrl: 'https://acme.my.salesforce.com',
    orgId: '00D000000000001EAA',
  };
  const place = {
    appName: 'Acme <Sync> & Söhne',
    appKind: 'connected-app',
    consumerKey: '3MVG9abcdefghijklmnopqrstuvwxyz',
    connections: [connection],
    connectionCount: 1,
  } as const;
  const item = { type: 'certificateExpires', certificate, place, waiting: null, ...changes } as const;
  return { subject: `keyPair:${name}`, occasion: 'days:7', severity: 'urgent', item };
}

export function messageFor(
  channel: Pick<ChannelDescription, 'name' | 'kind'>,
  notices: readonly ToldNotice[] = [expiry()],
  recipient = 'admin@acme.example',
  publicUrl: string | null = null,
): NoticeMessage {
  return composeMessage(notices, {
    id: '0123456789abcdef0123456789abcdef',
    channel: { ...channel, minimumSeverity: 'reminder' },
    recipient,
    printer: noticePrinter({ machine: 'vm1', command: 'latchkey' }),
    messageIdDomain: 'latchkey.example',
    pagesUrl: publicUrl,
    link: publicUrl === null ? null : { publicUrl, key: new Secret<Uint8Array>(new Uint8Array(32).fill(7)) },
    now,
  });
}
