// Speaks to HashiCorp Vault or OpenBao over HTTP (developer.hashicorp.com/vault/api-docs). The token comes from a file that
// somebody else keeps good, an agent of Vault: none is made or renewed here.

import { type Clock, type HttpResponse, secondMs, type Transport } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, listOf } from '../../salesforce/json-fields.ts';
import { answeredFields } from '../service/answers.ts';
import { ask, faultOfStatus } from '../service/ask.ts';
import { keptLogin } from '../service/kept-login.ts';

interface TransitAccess {
  /** `https://vault.example:8200` */
  address: string;
  namespace: string | null;
  token(): Promise<Secret<string>>;
}

interface TransitCall<T> {
  method: 'GET' | 'POST' | 'DELETE';
  /** Behind `/v1/`. */
  path: string;
  body?: object;
  read(data: Fields, whole: Fields): T;
  /** What a refusal means where it is no fault; null: it is one. */
  refused?(told: { status: number; errors: string }): { means: T } | null;
}

export type TransitClient = <T>(call: TransitCall<T>) => Promise<T>;

/** An agent writes the next token into the file before this one ends. */
const tokenKeptMs = 30 * secondMs;

export function transitClient(
  { address, namespace, token }: TransitAccess,
  transport: Transport,
  clock: Clock,
): TransitClient {
  const login = keptLogin(clock, async () => ({ value: await token(), lifetimeMs: tokenKeptMs }));
  return ({ method, path, body, read, refused }) =>
    ask(transport, login, {
      request: (secret) => ({
        method,
        url: `${address}/v1/${path}`,
        headers: {
          'x-vault-token': secret.reveal(),
          // Asked for by agents and proxies, so that no page of a browser can use them.
          'x-vault-request': 'true',
          ...(namespace !== null && { 'x-vault-namespace': namespace }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
      isLoginRefused: ({ status }) => status === 403,
      read: (response) => {
        const whole = answeredFields(response);
        if (response.status < 300) return read(fieldsOf(whole.data), whole);
        const errors = listOf(whole.errors).filter((one) => typeof one === 'string');
        const told = refused?.({ status: response.status, errors: errors.join('\n') }) ?? null;
        if (told !== null) return told.means;
        throw faultOf(response, errors.join('\n'), clock);
      },
    });
}

/** The words of Vault are read and not repeated. */
function faultOf(response: HttpResponse, errors: string, clock: Clock): KeyProviderFault {
  if (/Vault is sealed/i.test(errors)) return new KeyProviderFault('sealed', 'Vault is sealed');
  const isNoMount = response.status === 404 && /no handler for route/.test(errors);
  if (isNoMount) return new KeyProviderFault('failed', 'nothing is mounted at that path');
  return faultOfStatus(response, clock.now(), null);
}
