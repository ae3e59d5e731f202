// Reads LATCHKEY_SMTP_URL: where the mail server is, and how far it is trusted. Credentials never travel without TLS;
// mail without TLS goes to this machine alone.

import { isLoopbackHost } from '../../domain/connection/login-url.ts';
import { invalidInput } from '../../domain/errors.ts';
import { Secret } from '../../domain/secret.ts';

export interface SmtpServer {
  host: string;
  port: number;
  /** implicit: TLS from the first byte (RFC 8314) · required: STARTTLS or nothing · offered: STARTTLS when offered. */
  tls: 'implicit' | 'required' | 'offered';
  /** Plain delivery to this machine was allowed anyway, so a certificate that nobody vouches for takes nothing away. */
  isVerified: boolean;
  credentials: { user: string; password: Secret<string> } | null;
}

const fix = 'Write it as smtp://user:password@host:port or smtps://user:password@host:port';
/** RFC 6409 (submission) and RFC 8314 (submissions); a relay on this machine listens on 25. */
const ports = { smtps: 465, smtp: 587, loopback: 25 } as const;

/** Errors: invalidInput; the text never holds the URL, which holds a password. */
export function readSmtpUrl(setting: Secret<string>, name = 'LATCHKEY_SMTP_URL'): SmtpServer {
  const text = setting.reveal().trim();
  if (!URL.canParse(text)) throw invalidInput(name, 'it is not a URL', fix);
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw invalidInput(name, `it begins with ${url.protocol}`, fix);
  }
  if (url.hostname === '') throw invalidInput(name, 'it names no host', fix);
  if ((url.pathname !== '' && url.pathname !== '/') || url.search !== '') {
    throw invalidInput(
      name,
      'something follows the host',
      `${fix}; characters like / and ? in a password are written %2F and %3F`,
    );
  }
  const credentials = credentialsOf(url, name);
  const isImplicit = url.protocol === 'smtps:';
  const isLoopback = isLoopbackHost(url.hostname);
  const isOpen = isLoopback && credentials === null && !isImplicit;
  const port = isImplicit ? ports.smtps : isOpen ? ports.loopback : ports.smtp;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? port : Number(url.port),
    tls: isImplicit ? 'implicit' : isOpen ? 'offered' : 'required',
    isVerified: !isOpen,
    credentials,
  };
}

function credentialsOf(url: URL, name: string): SmtpServer['credentials'] {
  if (url.username === '' && url.password === '') return null;
  if (url.username === '' || url.password === '')
    throw invalidInput(name, 'it has a user or a password, but not both', fix);
  try {
    return { user: decodeURIComponent(url.username), password: new Secret(decodeURIComponent(url.password)) };
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw invalidInput(name, 'a % in the user or password is not the start of a code', 'Write % itself as %25');
  }
}
