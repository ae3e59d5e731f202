// Certificates that an authority signs: their requests, and what comes back.

import { z } from 'zod';
import { requestFileName } from '../../domain/key-pair/certificate-name.ts';
import { installCertificate } from '../../operations/key-pair/install.ts';
import { listKeyRequests } from '../../operations/key-pair/list-requests.ts';
import { requestCertificate } from '../../operations/key-pair/request.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { withdrawRequest } from '../../operations/key-pair/withdraw-request.ts';
import { route } from '../route.ts';
import { algorithm, instant, keyPair, keyRequest, namedRequest, custody as place } from '../shapes.ts';

export const keyRequestRoutes = {
  'certificate.listRequests': route(listKeyRequests, {
    at: 'GET /api/connections/{name}/certificate-requests',
    summary: 'Key requests that wait for their certificates.',
    show(found, _now, { path: { name } }) {
      const { requests, ...view } = listKeyRequests.view(found);
      return { ...view, requests: requests.map((one) => ({ ...one, fileName: requestFileName(name, one.mark) })) };
    },
    answer: z.strictObject({
      requests: z.array(namedRequest),
      chainNotAfter: instant
        .nullable()
        .describe('When the first of the chain ends that came with the last certificate; null: it came alone.'),
    }),
  }),
  'certificate.request': route(requestCertificate, {
    creates: 'plain',
    at: 'POST /api/connections/{name}/certificate-requests',
    summary:
      'Makes a private key, which stays here, and the request that a certificate authority signs: asked for nothing, the like of the certificate before.',
    status: 201,
    body: z.strictObject({
      algorithm: algorithm.default('rsa-2048'),
      subject: z.string().max(1_000).optional().describe('RFC 4514: `CN=acme, O=Acme, C=DE`; or as openssl writes it.'),
      dnsNames: z.array(z.string().max(253)).max(50).default([]),
      isForClients: z.boolean().default(false).describe('Asks for the extended key usage clientAuth.'),
      custody: place.describe('Where this key is made, one of LATCHKEY_CUSTODY; left out: where the app has its keys.'),
    }),
    input: ({ path, body: { subject = null, custody, ...body } }) => ({
      ...{ ...path, ...body, subject },
      ...(custody === undefined ? {} : { custody }),
    }),
    show: (made) => ({ ...requestCertificate.view(made), fileName: made.fileName }),
    answer: namedRequest,
  }),
  'certificate.withdrawRequest': route(withdrawRequest, {
    at: 'DELETE /api/connections/{name}/certificate-requests/{mark}',
    summary: 'Gives a request up and erases its private key.',
    answer: keyRequest,
  }),
  'certificate.install': route(installCertificate, {
    creates: 'plain',
    at: 'POST /api/connections/{name}/certificate-requests/installation',
    summary:
      'The certificate of a request came, alone or in its chain: it is a key pair now, to be uploaded as any other.',
    status: 201,
    body: z.strictObject({ certificate: z.string().max(300_000).describe('PEM, PKCS#7, or base64 of DER.') }),
    input: ({ path, body }) => ({ ...path, certificateFile: new TextEncoder().encode(body.certificate) }),
    show: (installed, now) => ({
      ...showCertificate.view(installed, now),
      fileName: installed.fileName,
      chainNotAfter: installCertificate.view(installed, now).chainNotAfter,
    }),
    answer: keyPair.extend({
      pem: z.string(),
      fileName: z.string(),
      chainNotAfter: instant.nullable().describe('When the first of its chain ends; null: it came alone.'),
    }),
  }),
};
