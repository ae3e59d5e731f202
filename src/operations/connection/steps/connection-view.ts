// A connection as programs see it.

import { clientAppFields } from '../../../domain/client-app/client-app.ts';
import { connectionFields } from '../../../domain/connection/connection.ts';
import type { FleetPlan } from '../../../domain/connection/connection-change.ts';
import type { InputWarning } from '../../../domain/connection/connection-input.ts';
import { loginHostKind } from '../../../domain/connection/login-url.ts';
import { jsonOf } from '../../../domain/field-table.ts';
import { iso } from '../../../domain/ports.ts';
import type { ConnectionStatus } from '../../../domain/status/connection-status.ts';

const views = new WeakMap<ConnectionStatus, ReturnType<typeof viewOf>>();

/** Of the same status the same one: it is not to be changed. */
export function connectionView(status: ConnectionStatus): Readonly<ReturnType<typeof viewOf>> {
  const known = views.get(status);
  if (known !== undefined) return known;
  const view = viewOf(status);
  views.set(status, view);
  return view;
}

function viewOf({ connection, app, state, certificate, nextStep }: ConnectionStatus) {
  return {
    name: connection.name,
    state,
    ...jsonOf(connectionFields, connection),
    ...jsonOf(clientAppFields, app),
    /** The one that is sent. */
    audience: connection.audience ?? connection.found?.audience ?? null,
    environment: loginHostKind(connection.loginUrl),
    certificate: certificateView(certificate),
    nextStep,
  };
}

/** The certificate that matters now. */
export function certificateView(certificate: ConnectionStatus['certificate']) {
  return (
    certificate && {
      fingerprint: certificate.fingerprint,
      notBefore: iso(certificate.notBefore),
      notAfter: iso(certificate.notAfter),
      daysLeft: certificate.daysLeft,
    }
  );
}

/** As it is after a change, with what is probably a mistake. */
export interface ChangedConnection extends ConnectionStatus {
  warnings: InputWarning[];
}

export function changedConnectionView({ warnings, ...status }: ChangedConnection) {
  return { ...connectionView(status), warnings };
}

export function fleetPlanView(plan: FleetPlan, applied: boolean) {
  return { applied, ...plan };
}
