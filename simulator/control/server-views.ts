// What each server of an org sees and would say at this instant, without a request: for checking, over simulated years,
// that no call fails while every server would have taken one of the keys.

import type { ClientApp } from '../orgs/client-app.ts';
import type { Org } from '../orgs/org.ts';
import { findRefusal } from '../token/checks.ts';
import type { RefusalReason } from '../token/refusals.ts';

/** One save of the certificate slot, with its way to the servers, in milliseconds since the epoch (simulated). */
export interface CertificateRevision {
  fingerprint: string | null;
  savedAt: number;
  reachesServersAt: readonly number[];
}

/** By server index; null where it sees no certificate, or no app yet. */
export function certificatesSeen(org: Org, app: ClientApp, now: number): (string | null)[] {
  return servers(org).map((server) => app.settings.seenBy(server, now)?.certificate?.fingerprint ?? null);
}

/** By server index: the refusal of a well-made assertion for this user and key; null where it gives a token. */
export function refusals(
  org: Org,
  app: ClientApp,
  { username, fingerprint }: { username: string; fingerprint: string },
  now: number,
): (RefusalReason | null)[] {
  return servers(org).map((server) => {
    const settings = app.settings.seenBy(server, now);
    if (settings === undefined) return 'unknownConsumerKey';
    const takesMyDomain = org.settings.myDomainAudience === 'accept' || settings.myDomainRequired;
    const reason = findRefusal({
      org: org.settings,
      app: { kind: app.kind, settings },
      user: org.users.get(username.toLowerCase()),
      isMyDomainHost: true,
      audience: takesMyDomain ? 'my-domain' : 'generic',
      isRs256: true,
      isSignedBy: (certificate) => certificate.fingerprint === fingerprint,
      secondsToExpiry: 120,
      isFirstUseOfJti: () => true,
      isWithinLoginRate: () => true,
      username,
      now,
    });
    return reason ?? null;
  });
}

export function certificateRevisions(app: ClientApp): CertificateRevision[] {
  return app.settings.revisions.map(({ value, savedAt, reachesServersAt }) => ({
    fingerprint: value.certificate?.fingerprint ?? null,
    savedAt,
    reachesServersAt,
  }));
}

function servers(org: Org): number[] {
  return Array.from({ length: org.settings.servers }, (_, server) => server);
}
