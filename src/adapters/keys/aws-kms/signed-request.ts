// A request to AWS under Signature Version 4, by aws4fetch, with our own clock and network.

import { AwsV4Signer } from 'aws4fetch';
import type { Instant } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { ServiceRequest } from '../service/ask.ts';

export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: Secret<string>;
  sessionToken: Secret<string> | null;
}

interface Unsigned {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  service: 'kms' | 'sts';
  region: string;
}

export async function signedRequest(
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  unsigned: Unsigned,
  now: Instant,
): Promise<ServiceRequest> {
  const signer = new AwsV4Signer({
    method: 'POST',
    ...unsigned,
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken !== null && { sessionToken: sessionToken.reveal() }),
    datetime: new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ''),
  });
  const { url, headers } = await signer.sign();
  return { method: 'POST', url: url.href, headers: Object.fromEntries(headers), body: unsigned.body };
}
