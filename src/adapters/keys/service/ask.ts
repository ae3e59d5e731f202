// One question to a key service, asked once; a second time only where the login was kept too long. Waiting and asking again is
// provider-bounds.ts, for all of them. No word of an answer goes into an error, only its code: a service may repeat what it was sent.

import {
  type HttpRequest,
  type HttpResponse,
  type Instant,
  secondMs,
  type Transport,
  TransportFault,
} from '../../../domain/ports.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { retryAfterMs } from './answers.ts';
import type { KeptLogin } from './kept-login.ts';

export type ServiceRequest = Omit<HttpRequest, 'timeoutMs' | 'maximumBytes'>;

interface Question<T, Login> {
  request(login: Login): ServiceRequest | Promise<ServiceRequest>;
  /** The service does not take this login, or no longer. */
  isLoginRefused(response: HttpResponse): boolean;
  /** Throws KeyProviderFault. */
  read(response: HttpResponse): T;
}

const timeoutMs = 10 * secondMs;
/** An answer with keys and tags has some kilobytes. */
const maximumBytes = 256 * 1024;

/** Throws only KeyProviderFault. */
export async function ask<T, Login>(
  transport: Transport,
  login: KeptLogin<Login>,
  { request, isLoginRefused, read }: Question<T, Login>,
): Promise<T> {
  const first = await send(transport, await request(await login.get()));
  if (!isLoginRefused(first)) return read(first);
  login.drop();
  return read(await send(transport, await request(await login.get())));
}

/** Throws only KeyProviderFault. */
export async function send(transport: Transport, request: ServiceRequest): Promise<HttpResponse> {
  try {
    return await transport.send({ ...request, timeoutMs, maximumBytes });
  } catch (error) {
    if (!(error instanceof TransportFault)) throw error;
    // The detail is codes, hosts and addresses.
    throw new KeyProviderFault(error.kind === 'timedOut' ? 'timedOut' : 'unreachable', error.message);
  }
}

/** What the status alone says. @param code The service's own word for it; anything but a word is left out. */
export function faultOfStatus(response: HttpResponse, now: Instant, code: string | null): KeyProviderFault {
  const { status } = response;
  const word = code !== null && /^[A-Za-z_.]{1,60}$/.test(code) ? ` ${code}` : '';
  const detail = `HTTP ${status}${word}`;
  if (status === 429) return new KeyProviderFault('throttled', detail, retryAfterMs(response, now));
  if (status >= 500) return new KeyProviderFault('unreachable', detail, retryAfterMs(response, now));
  return new KeyProviderFault(status === 401 || status === 403 ? 'notPermitted' : 'failed', detail);
}

/** An answer that does not hold what it must. */
export function strangeAnswer(what: string): KeyProviderFault {
  return new KeyProviderFault('failed', `the answer has no usable ${what}`);
}
