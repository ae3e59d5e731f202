// Speaks to AWS KMS: JSON 1.1 over HTTP, each request signed (Signature Version 4) by aws4fetch, with our own clock and network.

import { AwsV4Signer } from 'aws4fetch';
import type { Clock, HttpResponse, Transport } from '../../../domain/ports.ts';
import { KeyProviderFault, type ProviderTrouble } from '../../../domain/vault/key-provider.ts';
import { type Fields, textField } from '../../salesforce/json-fields.ts';
import { answeredFields } from '../service/answers.ts';
import { ask, faultOfStatus } from '../service/ask.ts';
import type { KeptLogin } from '../service/kept-login.ts';
import type { AwsCredentials } from './aws-credentials.ts';

/** @param missing What the codes of errors named there mean instead. */
export type KmsClient = <T>(
  operation: string,
  input: object,
  read: (answer: Fields) => T,
  missing?: Readonly<Record<string, T>>,
) => Promise<T>;

interface KmsAccess {
  endpoint: string;
  region: string;
  login: KeptLogin<AwsCredentials>;
  transport: Transport;
  clock: Clock;
}

/** Signed with what AWS does not know, or no longer. */
const loginCodes: readonly (string | null)[] = [
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'MissingAuthenticationTokenException',
];
const troubles: readonly (readonly [readonly (string | null)[], ProviderTrouble])[] = [
  [loginCodes, 'notPermitted'],
  [['AccessDeniedException', 'InvalidSignatureException', 'DisabledException', 'OptInRequired'], 'notPermitted'],
  [['ThrottlingException', 'LimitExceededException'], 'throttled'],
  // Its own: may be over in a moment.
  [['KMSInternalException', 'DependencyTimeoutException', 'KeyUnavailableException'], 'unreachable'],
];

export function kmsClient({ endpoint, region, login, transport, clock }: KmsAccess): KmsClient {
  return (operation, input, read, missing = {}) =>
    ask(transport, login, {
      async request({ accessKeyId, secretAccessKey, sessionToken }) {
        const body = JSON.stringify(input);
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
          datetime: new Date(clock.now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
        });
        const { url, headers } = await signer.sign();
        return { method: 'POST', url: url.href, headers: Object.fromEntries(headers), body };
      },
      isLoginRefused: (response) => loginCodes.includes(codeOf(response)),
      read(response) {
        if (response.status === 200) return read(answeredFields(response));
        const code = codeOf(response);
        if (code !== null && Object.hasOwn(missing, code)) return missing[code] as ReturnType<typeof read>;
        throw faultOfCode(response, code, clock);
      },
    });
}

/** `com.amazonaws.kms#NotFoundException` or the name alone. */
function codeOf(response: HttpResponse): string | null {
  if (response.status === 200) return null;
  return textField(answeredFields(response), '__type')?.split('#').at(-1) ?? null;
}

/** Nearly all errors of KMS come with status 400. */
function faultOfCode(response: HttpResponse, code: string | null, clock: Clock): KeyProviderFault {
  const trouble = code === null ? undefined : troubles.find(([codes]) => codes.includes(code))?.[1];
  return trouble === undefined ? faultOfStatus(response, clock.now(), code) : new KeyProviderFault(trouble, code ?? '');
}
