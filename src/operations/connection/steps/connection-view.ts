// A connection as programs see it.

import type { InputWarning } from '../../../domain/connection/connection-input.ts';
import { iso } from '../../../domain/ports.ts';
import type { ConnectionStatus } from '../../../domain/status/connection-status.ts';

export function connectionView({ connection, app, state, nextStep }: ConnectionStatus) {
  return {
    name: connection.name,
    state,
    loginUrl: connection.loginUrl,
    username: connection.username,
    consumerKey: app.consumerKey,
    audience: connection.audience ?? connection.found?.audience ?? null,
    appKind: app.kind,
    appName: app.name,
    contacts: connection.contacts,
    orgId: connection.org?.orgId ?? null,
    instanceUrl: connection.org?.instanceUrl ?? null,
    expiredPolicy: connection.expiredPolicy,
    rotateEveryDays: app.rotateEveryDays,
    rotateBeforeDays: app.rotateBeforeDays,
    retentionDays: app.retentionDays,
    lastAcceptedAt: iso(connection.lastAccepted?.at ?? null),
    failure: connection.failure && {
      code: connection.failure.code,
      message: connection.failure.message,
      since: iso(connection.failure.since),
    },
    nextLookAt: iso(connection.nextLookAt),
    createdAt: iso(connection.createdAt),
    nextStep,
  };
}

/** As it is after a change, with what is probably a mistake. */
export interface ChangedConnection extends ConnectionStatus {
  warnings: InputWarning[];
}

export function changedConnectionView({ warnings, ...status }: ChangedConnection) {
  return { ...connectionView(status), warnings };
}
