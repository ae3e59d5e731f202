// Every connection at a glance, the most urgent first, and what else a person should know. Never opens the vault.

import type { Reach } from '../../domain/access/permission.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import { certificateView } from '../connection/steps/connection-view.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { type ShownStatus, type StatusNeeds, wholeStatus } from './steps/whole-status.ts';

export const showStatus = {
  act: 'status.show',
  connectionOf: () => null,
  run: wholeStatus,
  async within(context, _, reach) {
    return narrowed(await wholeStatus(context), reach);
  },
  view: ({ connections, lastBackupAt, settingsChanged }, now) => ({
    connections: connections.map((one) => statusView(one, now)),
    lastBackupAt: iso(lastBackupAt),
    settingsChanged,
  }),
} satisfies Act<StatusNeeds, void, ShownStatus>;

/** What is said of the installation is for those who see all of it. */
function narrowed(shown: ShownStatus, { connections: names }: Reach): ShownStatus {
  return {
    ...shown,
    connections: shown.connections.filter(({ connection }) => names.includes(connection.name)),
    notBackedUp: shown.notBackedUp.filter((name) => names.includes(name)),
    rationed: shown.rationed.filter(({ name }) => names.includes(name)),
    leftApps: [],
    heldByClock: [],
    noticeTroubles: [],
    troubles: [],
  };
}

function statusView({ connection, state, certificate, pairs, nextStep }: ConnectionStatus, now: Instant) {
  return {
    name: connection.name,
    state,
    certificate: certificateView(certificate),
    keyPairs: pairs.map((pair) => keyPairView(pair, now)),
    nextStep,
  };
}
