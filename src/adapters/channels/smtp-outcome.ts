// What a failed SMTP delivery means. A reply that begins with 4 says later, one with 5 says never (RFC 5321 section
// 4.2.1); without a reply the message may have been taken, unless the session never came so far.

import type { DeliveryOutcome } from '../../domain/notice/channel.ts';
import { said } from '../../domain/said.ts';
import type { SmtpServer } from './smtp-url.ts';

interface SmtpFailure {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
  originalCode?: unknown;
  message: string;
}

/** Before any message: a name, a socket, a greeting, TLS, a login. Mended by the one who runs this, so worth another try. */
const beforeTheMessage = ['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROXY'];
/** Verification failures by OpenSSL's names, and what the TLS layer itself refuses: the session ended in the handshake. */
const handshakeFailed = /CERT|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/;
const certificateRefused = /CERT|UNABLE_TO/;
const neverConnected = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'];

export function outcomeOfSmtpFailure(error: unknown, server: SmtpServer): DeliveryOutcome {
  const failure: SmtpFailure = error instanceof Error ? error : { message: String(error) };
  const cause = String(failure.originalCode);
  const told = certificateRefused.test(cause) ? untrusted(failure.message) : failure.message;
  const detail = withoutCredentials(told, server).slice(0, 500);
  const reply = typeof failure.responseCode === 'number' ? failure.responseCode : null;
  if (beforeTheMessage.includes(String(failure.code)) || reply === 421) return { type: 'temporary', detail };
  if (reply !== null && reply >= 500) return { type: 'permanent', detail };
  if (reply !== null) return { type: 'temporary', detail };
  if (neverConnected.includes(cause) || handshakeFailed.test(cause)) return { type: 'temporary', detail };
  if (failure.code === 'EENVELOPE') return { type: 'permanent', detail };
  return { type: 'unknown', detail };
}

/** Node's own words go on with advice for whoever starts Node. */
function untrusted(message: string): string {
  const [reason] = message.split(';');
  return said('mailServerUntrusted', reason ?? '');
}

/** Some servers repeat what they were sent. */
function withoutCredentials(text: string, { credentials }: SmtpServer): string {
  if (credentials === null) return text;
  const password = credentials.password.reveal();
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const forms = [password, base64(password), base64(`\0${credentials.user}\0${password}`)];
  return forms.reduce((shown, form) => shown.replaceAll(form, '[secret]'), text);
}
