// Speaks to HashiCorp Vault or OpenBao over HTTP (developer.hashicorp.com/vault/api-docs). The token comes from a file that
// somebody else keeps good, an agent of Vault: none is made or renewed here.

import { type Clock, secondMs, type Transport } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { listOf } from '../../salesforce/json-fields.ts';
import { jsonRequest, type ServiceClient, serviceClient } from '../service/ask.ts';
import { keptLogin } from '../service/kept-login.ts';

interface TransitAccess {
  /** `https://vault.example:8200` */
  address: string;
  namespace: string | null;
  token(): Promise<Secret<string>>;
}

/** An agent writes the next token into the file before this one ends. */
const tokenKeptMs = 30 * secondMs;

/** Paths are those behind `/v1/`; codes are the words of Vault, which are read and not repeated. */
export function transitClient(
  { address, namespace, token }: TransitAccess,
  parts: { transport: Transport; clock: Clock },
): ServiceClient {
  const login = keptLogin(parts.clock, async () => ({ value: await token(), lifetimeMs: tokenKeptMs }));
  // The second is asked for by agents and proxies, so that no page of a browser can use them.
  const headersOf = (secret: Secret<string>) => ({
    'x-vault-token': secret.reveal(),
    'x-vault-request': 'true',
    ...(namespace !== null && { 'x-vault-namespace': namespace }),
  });
  return serviceClient(parts, login, {
    request: (secret, asked) => jsonRequest(`${address}/v1/`, headersOf(secret), asked),
    codeOf: ({ errors }) =>
      listOf(errors)
        .filter((one) => typeof one === 'string')
        .join('\n'),
    isLoginRefused: ({ status }) => status === 403,
    faultOf({ status, code }) {
      if (/Vault is sealed/i.test(code)) return new KeyProviderFault('sealed', 'Vault is sealed');
      if (/requested version for signing/.test(code))
        return new KeyProviderFault('failed', 'its min_encryption_version');
      const isNoMount = status === 404 && /no handler for route/.test(code);
      return isNoMount ? new KeyProviderFault('failed', 'nothing is mounted at that path') : null;
    },
  });
}
