// `latchkey scan schedule NAME` and `latchkey scan missed`

import { invalidInput } from '../../domain/errors.ts';
import type { Rhythm } from '../../domain/scan/schedule.ts';
import { listMissed } from '../../operations/scan/list-missed.ts';
import { runMissed } from '../../operations/scan/run-missed.ts';
import { scheduleScans } from '../../operations/scan/schedule.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { counted } from '../../text/counted.ts';
import { moment } from '../../text/instants.ts';
import { excludedWords, scanFailureWords } from '../../text/scan/scan-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, textOption } from '../read-options.ts';

export async function schedule(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const change = changeIn(invocation);
  const shown =
    change === null ? await app.perform(showSchedule, { name }) : await app.perform(scheduleScans, { name, change });
  const { schedule: set, excluded, diagnosis } = shown;
  const without = excluded === null ? [] : [`Excluded: ${excludedWords(excluded)}.`];
  if (set === null) {
    return done([`No scans of "${shown.name}" are scheduled.`, ...without].join('\n'), showSchedule.view(shown));
  }
  const rhythm = set.cron === null ? `every ${counted(set.everyDays ?? 1, 'day')}` : `as "${set.cron}" says`;
  const failure = scanFailureWords(set, app.calledAs());
  const lines = [
    set.pausedBy === null
      ? `"${shown.name}" is scanned ${rhythm}, next on ${moment(set.nextAt)}.`
      : `The scans of "${shown.name}" ${rhythm} are paused since ${moment(set.pausedAt ?? set.setAt)}.`,
    ...(failure === null
      ? []
      : [
          failure.message,
          ...(diagnosis === null ? [] : [`Likeliest cause: ${diagnosis.cause}.`]),
          'They resume by themselves once the connection is verified.',
        ]),
    ...(set.missed.length === 0 ? [] : [`${counted(set.missed.length, 'run')} missed.`]),
    ...without,
  ];
  return done(lines.join('\n'), showSchedule.view(shown));
}

function changeIn({ options }: Invocation): Rhythm | 'pause' | 'resume' | 'remove' | null {
  const [every, at, cron] = ['every', 'at', 'cron'].map((name) => textOption(options, name));
  const words = (['pause', 'resume', 'remove'] as const).filter((word) => isSet(options, word));
  const given = [...words, ...(cron === undefined ? [] : ['cron']), ...(every === undefined ? [] : ['every'])];
  if (given.length > 1) throw invalidInput('schedule', `${given.join(' and ')} go not together`, 'Give one of them.');
  if (cron !== undefined) return { cron };
  if (every !== undefined) return { every, at: at ?? '' };
  if (at !== undefined) throw invalidInput('at', 'it needs --every', 'Write such as --every 1d --at 02:00.');
  return words[0] ?? null;
}

export async function missed(app: Application, invocation: Invocation): Promise<Outcome> {
  const [name = null] = invocation.values;
  if (isSet(invocation.options, 'run')) {
    const asked = await app.perform(runMissed, { name });
    const lines = asked.map((one) => `Scan ${one.scan.number} of "${one.name}" waits for a free process.`);
    return done(lines.length === 0 ? 'No run was missed.' : lines.join('\n'), runMissed.view(asked));
  }
  const all = (await app.perform(listMissed, undefined)).filter((one) => name === null || one.connection.name === name);
  const lines = all.map(
    ({ connection, schedule: { missed: runs } }) => `${connection.name}: ${runs.map((at) => moment(at)).join(', ')}`,
  );
  return done(lines.length === 0 ? 'No run was missed.' : lines.join('\n'), listMissed.view(all));
}
