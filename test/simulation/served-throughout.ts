// The org's side of invariant 2: which of its servers would accept one of the pairs that may sign, and when.

import type { Installation } from './installation.ts';
import type { SimulatedApp } from './world.ts';

const usable: ReadonlySet<string> = new Set(['issued', 'active', 'settling', 'previous', 'abandoned']);

/** Whether at every moment since then each server would have. */
export function isServedThroughout(installation: Installation, app: SimulatedApp, startedAt: number): boolean {
  const { scheduler, simulator } = installation;
  const candidates = candidatesOf(installation, app);
  const servers = simulator.control.certificatesSeenByServers(app.orgId, app.consumerKey).length;
  const revisions = simulator.control.certificateRevisions(app.orgId, app.consumerKey);
  const moments = [startedAt, ...revisions.flatMap(({ reachesServersAt }) => reachesServersAt)].filter(
    (at) => at >= startedAt && at <= scheduler.now,
  );
  return moments.every((at) =>
    Array.from({ length: servers }, (_, server) => server).every((server) => {
      const seen = revisions.findLast((revision) => (revision.reachesServersAt[server] ?? revision.savedAt) <= at);
      return candidates.has(seen?.fingerprint ?? null);
    }),
  );
}

/** Whether at this moment any server of the org would accept any of the pairs that may sign. */
export function isServedSomewhere(installation: Installation, app: SimulatedApp): boolean {
  const candidates = candidatesOf(installation, app);
  const seen = installation.simulator.control.certificatesSeenByServers(app.orgId, app.consumerKey);
  return seen.some((fingerprint) => candidates.has(fingerprint));
}

/** Fingerprints. */
function candidatesOf(installation: Installation, app: SimulatedApp): Set<string | null> {
  const now = Math.max(installation.scheduler.now, installation.wallNow());
  const pairs = installation.invariants.seen.livingOf(app.consumerKey);
  const may = pairs.filter((pair) => usable.has(pair.state) && pair.not_after > now);
  return new Set(may.map(({ fingerprint }) => fingerprint));
}
