// One key request of a client app, by what a person types, and as programs see it.

import { LatchkeyError } from '../../../domain/errors.ts';
import { certificateMarker } from '../../../domain/key-pair/certificate-name.ts';
import type { KeyRequest } from '../../../domain/key-pair/key-request.ts';
import { iso } from '../../../domain/ports.ts';
import { encodePem } from '../../../formats/pem.ts';

export interface NamedKeyRequest {
  /** Of a connection. */
  name: string;
  /** `20261130-A1B2C3D4`, as in the file's name, in any case. */
  mark: string;
}

/** Errors: keyRequestNotFound. */
export function requestWithMark(requests: readonly KeyRequest[], { name, mark }: NamedKeyRequest): KeyRequest {
  const found = requests.find((request) => markOf(request) === mark.toUpperCase());
  if (found === undefined) throw new LatchkeyError('keyRequestNotFound', { name, mark });
  return found;
}

function markOf({ publicKeyHash, requestedAt }: KeyRequest): string {
  return certificateMarker(publicKeyHash, requestedAt);
}

export function keyRequestView(request: KeyRequest) {
  const { subject, algorithm, requestedAt, requestDer } = request;
  const pem = encodePem('CERTIFICATE REQUEST', requestDer);
  return { mark: markOf(request), subject, algorithm, requestedAt: iso(requestedAt), pem };
}
