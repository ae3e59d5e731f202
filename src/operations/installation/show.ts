// The installation as its page shows it: what it warns of, when each loop last ran, and what is not at its default.

import { type Instant, iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { type StatusNeeds, type ToldStatus, toldStatus } from '../status/steps/whole-status.ts';

interface Versions {
  latchkey: string;
  node: string;
}

interface ShownInstallation {
  status: ToldStatus;
  version: Versions;
  typedAs: string;
  /** When each last ran; null: never. */
  loops: Record<'reconciler' | 'notices' | 'watch', Instant | null>;
}

export const showInstallation = {
  act: 'installation.show',
  async run(context) {
    const status = await toldStatus(context);
    const loops = await context.store.read(async ({ facts }) => ({
      reconciler: await facts.get('reconcilerRanAt'),
      notices: await facts.get('noticesSweptAt'),
      watch: await facts.get('watchRanAt'),
    }));
    return { status, loops, version: context.versions, typedAs: context.typedAs };
  },
  view: ({ status, loops, version }) => ({
    version,
    connections: status.glances.length,
    lastBackupAt: iso(status.lastBackupAt),
    settingsChanged: status.settingsChanged,
    loops: { reconciler: iso(loops.reconciler), notices: iso(loops.notices), watch: iso(loops.watch) },
  }),
} satisfies Act<StatusNeeds & { versions: Versions; typedAs: string }, void, ShownInstallation>;
