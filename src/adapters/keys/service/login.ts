// What logins at key services have in common: where they may ask, the form that is posted, and the token that comes back (RFC 6749).

import { type Clock, type HttpResponse, secondMs, type Transport } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import type { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { textField } from '../../salesforce/json-fields.ts';
import { createTransport } from '../../system/transport.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields, strangeAnswer } from './answers.ts';
import { faultOfStatus, type ServiceRequest } from './ask.ts';
import type { ObtainedLogin } from './kept-login.ts';

export interface ServiceParts extends ProviderParts {
  query: ProviderUri['query'];
  transport: Transport;
  /** Past any proxy: what answers on the machine itself. */
  local: Transport;
  close(): Promise<void>;
}

export function servicePartsOf({ query }: ProviderUri, parts: ProviderParts): ServiceParts {
  const transport = createTransport({ environment: parts.environment });
  const local = createTransport({ environment: {} });
  const close = async () => {
    transport.close();
    local.close();
  };
  return { ...parts, query, transport, local, close };
}

export function formPost(url: string, fields: URLSearchParams): ServiceRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body: fields.toString() };
}

export function tokenIn(response: HttpResponse, clock: Clock): ObtainedLogin<Secret<string>> {
  const answer = answeredFields(response);
  if (response.status !== 200) throw loginFault(response, clock, textField(answer, 'error'));
  const token = textField(answer, 'access_token');
  if (token === null) throw strangeAnswer('access_token');
  // Identities of machines write a number as a text.
  return { value: new Secret(token), lifetimeMs: (Number(answer.expires_in) || 300) * secondMs };
}

/** A secret or an assertion that is not taken comes back with 400. */
export function loginFault(response: HttpResponse, clock: Clock, code: string | null): KeyProviderFault {
  const status = response.status === 400 ? 403 : response.status;
  return faultOfStatus({ ...response, status }, clock.now(), code);
}
