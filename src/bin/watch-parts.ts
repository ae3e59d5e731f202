// What the certificate watch needs of the outside: tokens, the readers of an org, files and TLS handshakes. Loaded when
// something is first watched.

import { createMetadataReader } from '../adapters/salesforce/metadata-reader.ts';
import { createOrgReader } from '../adapters/salesforce/org-reader.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { tlsLeafReader } from '../adapters/system/tls-leaf.ts';
import { createTransport } from '../adapters/system/transport.ts';
import { TokenSource } from '../operations/acquire-token.ts';
import type { WatchContext } from '../operations/watch/watch-context.ts';
import type { Composed } from './compose.ts';
import type { Environment } from './configuration.ts';

export interface OpenWatch {
  context: WatchContext;
  close(): void;
}

export function openWatch({ context }: Pick<Composed, 'context'>, environment: Environment): OpenWatch {
  const transport = createTransport({ environment });
  const { store, clock, actor, log, settings } = context;
  return {
    context: {
      store,
      clock,
      actor,
      log,
      settings,
      tokens: new TokenSource(context),
      orgReader: createOrgReader({ transport }),
      metadataReader: createMetadataReader({ transport, clock }),
      files: systemFiles,
      leafReader: tlsLeafReader,
    },
    close: () => transport.close(),
  };
}
