// Reads the certificates of one org now, and judges them.

import { type Instant, iso } from '../../domain/ports.ts';
import { ageDays } from '../../domain/watch/org-reading.ts';
import type { OrgWatchResult } from '../../domain/watch/watch-result.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { WatchContext } from '../context.ts';
import { watchOrg } from './steps/watch-org.ts';
import { findingView } from './steps/watch-views.ts';

/** Errors: connectionNotFound and those of `TokenSource.acquire`. */
export const runWatch = {
  act: 'watch.run',
  connectionOf: ({ name }) => name,
  async run(context, { name }) {
    const { connection } = await context.store.read((tx) => findConnection(tx, name));
    return watchOrg(context, connection.id);
  },
  view: resultView,
} satisfies Act<WatchContext, { name: string }, OrgWatchResult>;

function resultView(
  { connection, reading, ours, proved, expiring, standing, opened, ended }: OrgWatchResult,
  now: Instant,
) {
  return {
    connection,
    orgId: reading.orgId,
    readAt: iso(reading.at),
    apps: (reading.apps ?? []).map(({ fullName, label, consumerKey, certificate }) => ({
      name: fullName,
      label,
      consumerKey,
      isOurs: consumerKey !== null && ours.includes(consumerKey),
      certificate: certificate && {
        fingerprint: certificate.fingerprint,
        subject: certificate.subject,
        notBefore: iso(certificate.notBefore),
        notAfter: iso(certificate.notAfter),
        ageDays: ageDays(certificate.notBefore, now),
        keyBits: certificate.rsaBits,
        signatureAlgorithm: certificate.signatureAlgorithm,
      },
    })),
    externalClientApps: proved.map(({ appName, connection: name, accepted }) => ({
      name: appName,
      connection: name,
      lastAccepted: accepted && {
        fingerprint: accepted.fingerprint,
        at: iso(accepted.at),
        notAfter: iso(accepted.notAfter),
      },
    })),
    managed: (reading.managed ?? []).map(({ certificate, ...managed }) => ({
      ...managed,
      notAfter: iso(managed.notAfter),
      fingerprint: certificate?.fingerprint ?? null,
    })),
    findings: [
      ...expiring.map(({ kind, severity, title, detail, remedy }) => ({ kind, severity, title, detail, remedy })),
      ...standing.map(findingView),
    ],
    opened,
    ended,
    notRead: reading.notRead,
    unreadable: reading.unreadable,
  };
}
