// Speaks to HashiCorp Vault or OpenBao over HTTP (developer.hashicorp.com/vault/api-docs).

import { KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { listOf } from '../../salesforce/json-fields.ts';
import { jsonRequest, type ServiceClient, serviceClient } from '../service/ask.ts';
import type { ServiceParts } from '../service/login.ts';
import { sealedFault, vaultLogin } from './vault-login.ts';

/** Paths are those behind `/v1/`; codes are the words of Vault, which are read and not repeated. */
export function transitClient(from: ServiceParts, address: string, namespace: string | null): ServiceClient {
  const base = `${address}/v1/`;
  // The first is asked for by agents and proxies, so that no page of a browser can use them.
  const headers = { 'x-vault-request': 'true', ...(namespace !== null && { 'x-vault-namespace': namespace }) };
  return serviceClient(from, vaultLogin(from, base, headers), {
    request: (token, asked) => jsonRequest(base, { ...headers, 'x-vault-token': token.reveal() }, asked),
    codeOf: ({ errors }) =>
      listOf(errors)
        .filter((one) => typeof one === 'string')
        .join('\n'),
    isLoginRefused: ({ status }) => status === 403,
    faultOf({ status, code }) {
      const sealed = sealedFault([code]);
      if (sealed !== null) return sealed;
      if (/requested version for signing/.test(code))
        return new KeyProviderFault('failed', 'its min_encryption_version');
      const isNoMount = status === 404 && /no handler for route/.test(code);
      return isNoMount ? new KeyProviderFault('failed', 'nothing is mounted at that path') : null;
    },
  });
}
