// Signature Version 4 as AWS documents it, computed anew from what arrived: the judge of the requests to the fake KMS.

import { createHash, createHmac } from 'node:crypto';
import type { FakeRequest } from './fake-service.ts';

export interface AwsKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | null;
}

/** The code of the error that KMS answers; null: the signature is right. */
export function wrongSignature(
  request: FakeRequest,
  keys: AwsKeys,
  region: string,
  nowMs: number,
  expected: 'kms' | 'sts' = 'kms',
): string | null {
  const { headers, method, url, body } = request;
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day = '', inRegion, service, signed = '', signature] = pattern.exec(headers.authorization ?? '') ?? [];
  if (id === undefined) return 'MissingAuthenticationTokenException';
  if (id !== keys.accessKeyId) return 'UnrecognizedClientException';
  if ((headers['x-amz-security-token'] ?? null) !== keys.sessionToken) return 'UnrecognizedClientException';
  const date = String(headers['x-amz-date']);
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const isTimely = Math.abs(nowMs - at) < 5 * 60_000 && date.startsWith(day);
  if (!isTimely || inRegion !== region || service !== expected) return 'InvalidSignatureException';
  const names = signed.split(';');
  const needed = [
    'host',
    'x-amz-date',
    ...(expected === 'kms' ? ['x-amz-target'] : []),
    ...(keys.sessionToken === null ? [] : ['x-amz-security-token']),
  ];
  if (!needed.every((name) => names.includes(name))) return 'InvalidSignatureException';
  const canonical = [
    method,
    url.pathname,
    '',
    ...names.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const scope = `${day}/${region}/${expected}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${createHash('sha256').update(canonical).digest('hex')}`;
  const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const key = mac(mac(mac(mac(`AWS4${keys.secretAccessKey}`, day), region), expected), 'aws4_request');
  return mac(key, text).toString('hex') === signature ? null : 'InvalidSignatureException';
}
