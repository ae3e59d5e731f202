// Every act with its route, so that an act without one does not compile. Null: no request can ask for it, for the reason beside.

import type { ActName } from '../domain/access/acts.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { clientAppRoutes } from './client-app/client-app-routes.ts';
import { connectionRoutes } from './connection/connection-routes.ts';
import { installationRoutes } from './installation/installation-routes.ts';
import { keyPairRoutes } from './key-pair/key-pair-routes.ts';
import { keyRequestRoutes } from './key-pair/key-request-routes.ts';
import { noticeRoutes } from './notice/notice-routes.ts';
import { orgRoutes } from './org/org-routes.ts';
import { factorRoutes } from './people/factor-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { rolloutRoutes } from './rotation/rollout-routes.ts';
import type { Route } from './route.ts';
import { scanRoutes } from './scan/scan-routes.ts';
import { watchRoutes } from './watch/watch-routes.ts';

const byAct = {
  ...connectionRoutes,
  ...keyPairRoutes,
  ...keyRequestRoutes,
  ...rolloutRoutes,
  ...clientAppRoutes,
  ...auditRoutes,
  ...noticeRoutes,
  ...scanRoutes,
  ...watchRoutes,
  ...orgRoutes,
  ...installationRoutes,
  ...peopleRoutes,
  ...factorRoutes,
  // Of every request, before any other.
  'account.identify': null,
  'account.identifyCanvas': null,
  'account.identifyOrg': null,
  // Around requests that bear an Idempotency-Key.
  'request.runOnce': null,
  // A file of a fleet is a thing of the terminal; the API adds them one by one, each by itself.
  'connection.addFleet': null,
  'connection.applyFleet': null,
  'connection.previewFleet': null,
  // For a terminal, which holds it all; `status.show` tells it one by one, `installation.show` what it warns of.
  'status.showWhole': null,
  // A stream of everything; `audit.list` gives it in portions.
  'audit.export': null,
  // Routes of their own, outside of the API: addresses that are secrets, probes, and redirects of a browser.
  'calendar.show': null,
  'calendarFeed.read': null,
  'installation.checkReadiness': null,
  'account.beginProvider': null,
  'account.openCanvas': null,
  'account.signInByProvider': null,
  'installation.readMetrics': null,
  'notice.acknowledgeByLink': null,
  'notice.readLink': null,
  // In the process of a command; over the API a scan is asked for, and read by whichever process is free.
  'scan.run': null,
  // The same of a rotation without hands.
  'rotation.deploy': null,
  'rotation.followRollout': null,
  // They take minutes, and somebody stands by; `org.showFacts` tells what came of them.
  'proof.cleanUp': null,
  'proof.plan': null,
  'proof.run': null,
  // It writes files of the machine.
  'scan.export': null,
  // Files and zips, at addresses of their own: scan/documentation-face.ts.
  'scan.readDocumentation': null,
  // A private key never goes over the network, in neither direction.
  'certificate.export': null,
  'certificate.import': null,
  'certificate.previewExport': null,
  // They read or write files of the machine, or need its secrets.
  'installation.backup': null,
  'installation.previewRestore': null,
  'installation.restore': null,
  'runbook.write': null,
  'vault.changePassphrase': null,
  'vault.previewReset': null,
  'vault.reset': null,
  'vault.rewrap': null,
  'watch.addFile': null,
  'watch.addSource': null,
} as const satisfies Record<ActName, Route | null>;

export const routes: readonly Route[] = Object.values(byAct).filter((one) => one !== null);
