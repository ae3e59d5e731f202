// Runs that schedules could not do: nobody was there, a scan was under way, or the connection did not sign in.

import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type MissedRuns, missedRuns } from './steps/missed-runs.ts';

export const listMissed = {
  act: 'scan.listMissed',
  run: ({ store }) => store.read((tx) => missedRuns(tx)),
  async within({ store }, _input, { connections }) {
    const all = await store.read((tx) => missedRuns(tx));
    return all.filter(({ connection }) => connections.includes(connection.name));
  },
  view: (missed) =>
    missed.map(({ connection, schedule }) => ({
      connection: connection.name,
      missed: schedule.missed.map((at) => iso(at)),
    })),
} satisfies Act<Pick<Context, 'store'>, void, MissedRuns[]>;
