// The key requests of a connection's client app, which wait for their certificates, each to be handed out again.

import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyRequestView } from './steps/find-key-request.ts';

/** Newest first. Errors: connectionNotFound. */
export const listKeyRequests = {
  act: 'certificate.listRequests',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) => store.read(async (tx) => tx.keyRequests.ofApp((await findConnection(tx, name)).app.id)),
  view: (requests) => ({ requests: requests.map(keyRequestView) }),
} satisfies Act<Pick<Context, 'store'>, { name: string }, readonly KeyRequest[]>;
