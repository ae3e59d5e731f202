// The network of one process: one transport, and what speaks to Salesforce over it. Loaded when something is first sent;
// the Metadata API's XML when that is first read.

import { createHostProbe } from '../adapters/salesforce/host-probe.ts';
import { createOrgReader } from '../adapters/salesforce/org-reader.ts';
import { createTokenEndpoint } from '../adapters/salesforce/token-endpoint.ts';
import { networkPath } from '../adapters/system/network-path.ts';
import { createTransport } from '../adapters/system/transport.ts';
import type { CertificateSlots } from '../domain/org/certificate-slots.ts';
import type { HostProbe } from '../domain/org/host-probe.ts';
import type { MetadataReader, OrgReader } from '../domain/org/org.ts';
import type { ProofGround } from '../domain/org/proof-ground.ts';
import type { Clock, Transport } from '../domain/ports.ts';
import type { MetadataSource } from '../domain/scan/metadata-source.ts';
import type { TokenEndpoint } from '../domain/token/token-answer.ts';
import type { Environment } from './configuration.ts';
import { lazyMethods } from './lazy-methods.ts';

export interface Network {
  tokenEndpoint: TokenEndpoint;
  orgReader: OrgReader;
  metadataReader: MetadataReader;
  hostProbe: HostProbe;
  metadataSource: MetadataSource;
  certificateSlots: CertificateSlots;
  proofGround: ProofGround;
  close(): void;
}

/** @param signal Ends the exchanges under way when it aborts. */
export function openNetwork(parts: {
  environment: Environment;
  allowPrivate: readonly string[];
  clock: Clock;
  signal?: AbortSignal;
}): Network {
  const { environment, clock, signal: always } = parts;
  const wire = createTransport({ environment, allowPrivate: parts.allowPrivate });
  const transport: Transport = { send: (request, signal) => wire.send(request, either(always, signal)) };
  return {
    tokenEndpoint: createTokenEndpoint({ transport, clock }),
    orgReader: createOrgReader({ transport }),
    metadataReader: lazyMethods(async () => {
      const { createMetadataReader } = await import('../adapters/salesforce/metadata-reader.ts');
      return createMetadataReader({ transport, clock });
    }),
    certificateSlots: lazyMethods(async () => {
      const { createCertificateSlots } = await import('../adapters/salesforce/certificate-slots.ts');
      return createCertificateSlots({ transport, clock });
    }),
    proofGround: lazyMethods(async () => {
      const { createProofGround } = await import('../adapters/salesforce/proof-ground.ts');
      return createProofGround({ transport });
    }),
    metadataSource: lazyMethods(async () => {
      const { createScanSource } = await import('../adapters/salesforce/scan-source.ts');
      return createScanSource({ transport, clock });
    }),
    hostProbe: {
      ...createHostProbe({ transport, clock }),
      path: (origin, signal) => networkPath(origin, { environment, signal: either(always, signal) }),
    },
    close: () => wire.close(),
  };
}

function either(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one !== undefined && other !== undefined ? AbortSignal.any([one, other]) : (one ?? other);
}
