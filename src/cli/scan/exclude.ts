// `latchkey scan exclude NAME`

import { invalidInput } from '../../domain/errors.ts';
import { excludeFromScans } from '../../operations/scan/exclude.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { excludedWords, notFoundWords } from '../../text/scan/scan-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, isSet, texts } from '../read-options.ts';

export async function exclude(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const [types, names] = [texts(options, 'type'), texts(options, 'name')];
  const isGiven = types !== undefined || names !== undefined;
  const isNone = isSet(options, 'none');
  if (isGiven && isNone) throw invalidInput('none', 'it goes not together with the others', 'Give one of them.');
  const set =
    isGiven || isNone
      ? await app.perform(excludeFromScans, { name, types: types ?? [], names: names ?? [] })
      : { ...(await app.perform(showSchedule, { name })), notFound: null };
  const what = set.excluded === null ? 'leave out nothing' : `leave out: ${excludedWords(set.excluded)}`;
  const missing = set.notFound === null ? [] : [notFoundWords(set.notFound)];
  return done([`Scans of "${set.name}" ${what}.`, ...missing].join('\n'), excludeFromScans.view(set));
}
