// The key requests of a connection's client app, which wait for their certificates, each to be handed out again; and the end of the
// chain that came with the last one.

import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyRequestView } from './steps/find-key-request.ts';
import { watchedChain } from './steps/watch-chain.ts';

interface ListedRequests {
  /** Newest first. */
  requests: readonly KeyRequest[];
  /** When the first certificate of the chain ends that came with the last installed one; null: it came alone. */
  chainNotAfter: Instant | null;
}

/** Errors: connectionNotFound. */
export const listKeyRequests = {
  act: 'certificate.listRequests',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) =>
    store.read(async (tx) => {
      const { app } = await findConnection(tx, name);
      const chain = await watchedChain(tx, app.id);
      return { requests: await tx.keyRequests.ofApp(app.id), chainNotAfter: chain?.certificate.notAfter ?? null };
    }),
  view: ({ requests, chainNotAfter }) => ({
    requests: requests.map(keyRequestView),
    chainNotAfter: iso(chainNotAfter),
  }),
} satisfies Act<Pick<Context, 'store'>, { name: string }, ListedRequests>;
