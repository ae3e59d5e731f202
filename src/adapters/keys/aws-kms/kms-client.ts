// Speaks to AWS KMS: JSON 1.1 over HTTP, each request signed.

import type { Clock, Transport } from '../../../domain/ports.ts';
import { KeyProviderFault, type ProviderTrouble } from '../../../domain/vault/key-provider.ts';
import { textField } from '../../salesforce/json-fields.ts';
import { type ServiceClient, serviceClient } from '../service/ask.ts';
import type { KeptLogin } from '../service/kept-login.ts';
import { type AwsCredentials, signedRequest } from './signed-request.ts';

interface KmsAccess {
  endpoint: string;
  region: string;
  login: KeptLogin<AwsCredentials>;
  parts: { transport: Transport; clock: Clock };
}

/** Signed with what AWS does not know, or no longer. */
const loginCodes: readonly string[] = [
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'MissingAuthenticationTokenException',
];
const troubles: readonly (readonly [readonly string[], ProviderTrouble])[] = [
  [loginCodes, 'notPermitted'],
  [['AccessDeniedException', 'InvalidSignatureException', 'DisabledException', 'OptInRequired'], 'notPermitted'],
  [['ThrottlingException', 'LimitExceededException'], 'throttled'],
  // Its own: may be over in a moment.
  [['KMSInternalException', 'DependencyTimeoutException', 'KeyUnavailableException'], 'unreachable'],
];

/** Paths are operations. */
export function kmsClient({ endpoint, region, login, parts }: KmsAccess): ServiceClient {
  return serviceClient(parts, login, {
    request(credentials, { path: operation, body }) {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` };
      const unsigned = { url: endpoint, headers, body: JSON.stringify(body), service: 'kms', region } as const;
      return signedRequest(credentials, unsigned, parts.clock.now());
    },
    // `com.amazonaws.kms#NotFoundException` or the name alone.
    codeOf: (answer) => textField(answer, '__type')?.split('#').at(-1) ?? null,
    isLoginRefused: ({ code }) => loginCodes.includes(code),
    // Nearly all errors of KMS come with status 400.
    faultOf({ code }) {
      const trouble = troubles.find(([codes]) => codes.includes(code))?.[1];
      return trouble === undefined ? null : new KeyProviderFault(trouble, code);
    },
  });
}
