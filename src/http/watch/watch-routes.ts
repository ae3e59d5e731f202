// Certificates seen elsewhere, and what differs in an org.

import { z } from 'zod';
import { watchHost } from '../../operations/watch/add-host.ts';
import { listWatched } from '../../operations/watch/list.ts';
import { removeWatch } from '../../operations/watch/remove.ts';
import { runWatch } from '../../operations/watch/run.ts';
import { findingOnPages } from '../../text/watch/finding-words.ts';
import { route } from '../route.ts';
import { fingerprintShape, instant, places } from '../shapes.ts';

const watched = z.strictObject({
  label: z.string(),
  location: z.string(),
  fingerprint: fingerprintShape,
  subject: z.string(),
  notAfter: instant,
  contacts: z.array(z.string()),
});

const weakPoint = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('key'), bits: z.int() }),
  z.strictObject({ type: z.literal('signature'), signatureAlgorithm: z.string() }),
]);

export const watchRoutes = {
  'watch.list': route(listWatched, {
    at: 'GET /api/watched',
    summary: 'Certificates seen elsewhere, and findings.',
    show(listed, _, { words }) {
      const { certificates, findings } = listWatched.view(listed);
      const onPages = listed.findings.map((finding, at) => ({ ...findings[at], ...findingOnPages(finding, words) }));
      return { certificates, findings: onPages };
    },
    answer: z.strictObject({
      certificates: z.array(watched),
      findings: z.array(
        z.strictObject({
          kind: z.string().nullable(),
          severity: z.string(),
          org: z.string().nullable(),
          title: z.string(),
          detail: z.string(),
          remedy: z.string(),
          places,
          foundAt: instant,
        }),
      ),
    }),
  }),
  'watch.addHost': route(watchHost, {
    creates: 'plain',
    at: 'POST /api/watched/hosts',
    summary: 'Watches the certificate that a host shows.',
    status: 201,
    body: z.strictObject({ host: z.string().max(300), contacts: z.array(z.string()).max(50).default([]) }),
    input: ({ body }) => body,
    answer: watched.extend({ weak: z.array(weakPoint) }),
  }),
  'watch.remove': route(removeWatch, {
    at: 'POST /api/watched/removal',
    summary: 'Stops watching a file, a host or a folder.',
    body: z.strictObject({ source: z.string().max(4_096).describe('The host, or the whole path.') }),
    input: ({ body: { source } }) => ({ source, path: source }),
    answer: z.union([watched, z.strictObject({ folder: z.string(), certificates: z.int() })]),
  }),
  'watch.run': route(runWatch, {
    at: 'POST /api/connections/{name}/watch',
    summary: 'Looks into the org now, for certificates that end and for what differs.',
    answer: z.unknown(),
  }),
};
