// Gives a key request up and erases its private key: a certificate that comes for it later is of no use.

import type { KeyRequest } from '../../domain/key-pair/key-request.ts';
import type { Act } from '../act.ts';
import { lockConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, keyRequestSubject } from '../context.ts';
import { keyRequestView, type NamedKeyRequest, requestWithMark } from './steps/find-key-request.ts';

/** Errors: connectionNotFound, keyRequestNotFound. */
export const withdrawRequest = {
  act: 'certificate.withdrawRequest',
  connectionOf: ({ name }) => name,
  async run(context, named) {
    const request = await context.store.write(async (tx) => {
      const { app } = await lockConnection(tx, named.name);
      const found = requestWithMark(await tx.keyRequests.ofApp(app.id), named);
      const entry = auditEntry(context, 'keyRequest.discarded', keyRequestSubject(found), null, null);
      await tx.keyRequests.discard(found.id, entry);
      return found;
    });
    context.signerKeys.forget(request.id);
    return request;
  },
  view: keyRequestView,
} satisfies Act<Context, NamedKeyRequest, KeyRequest>;
