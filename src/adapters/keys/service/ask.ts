// One question to a key service, in its dialect, asked once; a second time only where the login was kept too long. Waiting and asking
// again is provider-bounds.ts, for all of them. No word of an answer goes into an error, only its code: a service may repeat what it was sent.

import {
  type Clock,
  type HttpRequest,
  type HttpResponse,
  type Instant,
  secondMs,
  type Transport,
  TransportFault,
} from '../../../domain/ports.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import type { Fields } from '../../salesforce/json-fields.ts';
import { answeredFields, retryAfterMs } from './answers.ts';
import type { KeptLogin } from './kept-login.ts';

export type ServiceRequest = Omit<HttpRequest, 'timeoutMs' | 'maximumBytes'>;

interface Asked {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body: object | null;
}

interface Refusal {
  status: number;
  /** The service's own word for it. */
  code: string;
}

export type Meaning<T> = (refusal: Refusal) => { value: T } | null;

/** @param means What a refusal means where it is no fault. Throws only KeyProviderFault. */
export type ServiceClient = <T>(
  method: Asked['method'],
  path: string,
  body: object | null,
  read: (answer: Fields) => T,
  means?: Meaning<T>,
) => Promise<T>;

interface Dialect<Login> {
  request(login: Login, asked: Asked): ServiceRequest | Promise<ServiceRequest>;
  codeOf(answer: Fields): string | null;
  /** The service does not take this login, or no longer. */
  isLoginRefused(refusal: Refusal): boolean;
  /** Where the code says more than the status. */
  faultOf?(refusal: Refusal): KeyProviderFault | null;
}

const timeoutMs = 10 * secondMs;
/** An answer with keys and tags has some kilobytes. */
const maximumBytes = 256 * 1024;

export function serviceClient<Login>(
  { transport, clock }: { transport: Transport; clock: Clock },
  login: KeptLogin<Login>,
  dialect: Dialect<Login>,
): ServiceClient {
  const answered = async (asked: Asked) => {
    const response = await send(transport, await dialect.request(await login.get(), asked));
    const answer = answeredFields(response);
    const refusal = { status: response.status, code: dialect.codeOf(answer) ?? '' };
    return { response, answer, refusal, isRefused: response.status >= 300 };
  };
  return async (method, path, body, read, means) => {
    const asked = { method, path, body };
    let told = await answered(asked);
    if (told.isRefused && dialect.isLoginRefused(told.refusal)) {
      login.drop();
      told = await answered(asked);
    }
    const { response, answer, refusal, isRefused } = told;
    if (!isRefused) return read(answer);
    const meant = means?.(refusal) ?? null;
    if (meant !== null) return meant.value;
    throw dialect.faultOf?.(refusal) ?? faultOfStatus(response, clock.now(), refusal.code);
  };
}

/** Null, where the status or the code is one of these. */
export function noneAt(...these: readonly (number | string | RegExp)[]): Meaning<null> {
  return ({ status, code }) => {
    const isOne = these.some((one) => (one instanceof RegExp ? one.test(code) : one === status || one === code));
    return isOne ? { value: null } : null;
  };
}

export function jsonRequest(
  base: string,
  headers: Readonly<Record<string, string>>,
  { method, path, body }: Asked,
): ServiceRequest {
  const url = `${base}${path}`;
  if (body === null) return { method, url, headers };
  return { method, url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
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
