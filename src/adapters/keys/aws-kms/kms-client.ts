// Speaks to AWS KMS: JSON 1.1 over HTTP, each request signed (Signature Version 4) by aws4fetch, with our own clock and network.

import { AwsV4Signer } from 'aws4fetch';
import type { Clock, Transport } from '../../../domain/ports.ts';
import { KeyProviderFault, type ProviderTrouble } from '../../../domain/vault/key-provider.ts';
import { textField } from '../../salesforce/json-fields.ts';
import { type ServiceClient, serviceClient } from '../service/ask.ts';
import type { KeptLogin } from '../service/kept-login.ts';
import type { AwsCredentials } from './aws-credentials.ts';

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
    async request({ accessKeyId, secretAccessKey, sessionToken }, { path: operation, ...asked }) {
      const body = JSON.stringify(asked.body);
      const signer = new AwsV4Signer({
        method: 'POST',
        url: endpoint,
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` },
        body,
        accessKeyId,
        secretAccessKey: secretAccessKey.reveal(),
        ...(sessionToken !== null && { sessionToken: sessionToken.reveal() }),
        service: 'kms',
        region,
        datetime: new Date(parts.clock.now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      });
      const { url, headers } = await signer.sign();
      return { method: 'POST', url: url.href, headers: Object.fromEntries(headers), body };
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
