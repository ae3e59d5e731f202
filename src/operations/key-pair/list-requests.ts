// The key requests of a connection's client app, which wait for their certificates, each to be handed out again; and the end of the
// chain that came with the last one.

import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyRequestView, type NamedKeyRequest, requestWithMark } from './steps/find-key-request.ts';
import { watchedChain } from './steps/watch-chain.ts';

interface ListedRequests {
  /** Newest first. */
  requests: readonly KeyRequest[];
  /** When the first certificate of the chain ends that came with the last installed one; null: it came alone. */
  chainNotAfter: Instant | null;
}

/** @param mark the one with it alone. Errors: connectionNotFound, keyRequestNotFound. */
export const listKeyRequests = {
  act: 'certificate.listRequests',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name, mark }) =>
    store.read(async (tx) => {
      const { app } = await findConnection(tx, name);
      const chain = await watchedChain(tx, app.id);
      const all = await tx.keyRequests.ofApp(app.id);
      const requests = mark === undefined ? all : [requestWithMark(all, { name, mark })];
      return { requests, chainNotAfter: chain?.certificate.notAfter ?? null };
    }),
  view: ({ requests, chainNotAfter }) => ({
    requests: requests.map(keyRequestView),
    chainNotAfter: iso(chainNotAfter),
  }),
} satisfies Act<Pick<Context, 'store'>, Pick<NamedKeyRequest, 'name'> & { mark?: string | undefined }, ListedRequests>;
