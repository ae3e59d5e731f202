// The org's side of invariant 2: whether at every moment of a call each of its servers would have accepted one of the pairs
// that may sign.

import type { Installation } from './installation.ts';
import type { SimulatedApp } from './world.ts';

const usable: ReadonlySet<string> = new Set(['issued', 'active', 'settling', 'previous', 'abandoned']);

export function isServedThroughout(installation: Installation, app: SimulatedApp, startedAt: number): boolean {
  const { invariants, scheduler, simulator } = installation;
  const now = Math.max(scheduler.now, installation.wallNow());
  const candidates = new Set<string | null>(
    invariants.seen
      .livingOf(app.consumerKey)
      .filter((pair) => usable.has(pair.state) && pair.not_after > now)
      .map(({ fingerprint }) => fingerprint),
  );
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
