// When the scans of a connection run by themselves.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type NamedSchedule, scheduleView } from './steps/schedule-view.ts';

/** Errors: connectionNotFound. */
export const showSchedule = {
  act: 'scan.showSchedule',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) =>
    store.read(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const schedule = await tx.scanSchedules.of(connection.id);
      const excluded = await tx.scanExclusions.of(connection.id);
      return { name: connection.name, schedule, excluded, diagnosis: connection.failure?.judged ?? null };
    }),
  view: scheduleView,
} satisfies Act<Pick<Context, 'store'>, { name: string }, NamedSchedule>;
