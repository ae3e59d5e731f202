// Makes a private key and the request for its certificate (PKCS#10), for an authority to sign. The key waits sealed; whatever signs
// in today stays as it is.

import { LatchkeyError } from '../../domain/errors.ts';
import { nameFromText } from '../../formats/distinguished-name.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { asInput } from './steps/as-input.ts';
import { keyRequestView } from './steps/find-key-request.ts';
import { type MadeRequest, makeRequestIf, type RequestContents, type WantedRequest } from './steps/make-request.ts';

/** Asked for nothing, the request is for the like of the certificate before, where an authority signed that. */
interface RequestWish extends Omit<WantedRequest, 'contents'>, Omit<RequestContents, 'subject'> {
  /** RFC 4514, or as openssl's -subj; null: as certificates made here are named. */
  subject: string | null;
}

/** Errors: connectionNotFound, tooManyRequests, invalidInput (subject, dns). */
export const requestCertificate = {
  act: 'certificate.request',
  connectionOf: ({ name }) => name,
  run: makeRequest,
  view: ({ request }) => keyRequestView(request),
} satisfies Act<Context, RequestWish, MadeRequest>;

async function makeRequest(context: Context, wish: RequestWish): Promise<MadeRequest> {
  const { subject: asked, dnsNames, isForClients, ...wanted } = wish;
  const subject = asked === null ? null : asInput('subject', () => nameFromText(asked));
  const isPlain = subject === null && dnsNames.length === 0 && !isForClients;
  const contents = isPlain ? null : { subject, dnsNames, isForClients };
  const made = await makeRequestIf(context, { ...wanted, contents }, () => true);
  if (made === null) throw new LatchkeyError('internal', {}, 'a request that was always wanted was not made');
  return made;
}
