// Every connection at a glance and what else a person should know, in one piece. Never opens the vault.

import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { statusView } from './steps/status-view.ts';
import { type ShownStatus, type StatusNeeds, wholeStatus } from './steps/whole-status.ts';

export const showWholeStatus = {
  act: 'status.showWhole',
  run: wholeStatus,
  view: ({ connections, lastBackupAt, settingsChanged }, now) => ({
    connections: connections.map((one) => statusView(one, now)),
    lastBackupAt: iso(lastBackupAt),
    settingsChanged,
  }),
} satisfies Act<StatusNeeds, void, ShownStatus>;
