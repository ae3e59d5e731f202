// Scans and schedules as pages read them: why one failed, in words, with the pages where that is mended.

import { causeLabels } from '../../domain/diagnosis/cause-table.ts';
import type { Instant } from '../../domain/ports.ts';
import { listScans } from '../../operations/scan/list.ts';
import { showScan } from '../../operations/scan/show.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { causeTexts } from '../../text/diagnosis/cause-words.ts';
import { byPage } from '../../text/hand.ts';
import { withSaid } from '../../text/said-words.ts';
import { scanFailureWords } from '../../text/scan/scan-words.ts';
import type { Words } from '../../text/words.ts';

/** As a route gives it. */
type Spoken = { readonly words: Words | null };
type Shown = Parameters<typeof showScan.view>[0];
type ShownSchedule = Parameters<typeof showSchedule.view>[0];

export function toldScan(shown: Shown, _now: Instant, { words }: Spoken) {
  const { errors, ...view } = showScan.view(shown);
  const told = errors.map((one) => withSaid(one, 'message', words));
  return withSaid({ ...view, errors: told, failure: toldFailure(shown.scan, words) }, 'waitsFor', words);
}

export function toldRows(shown: Shown[], _now: Instant, { words }: Spoken) {
  const failures = shown.map(({ scan }) => toldFailure(scan, words));
  return listScans
    .view(shown)
    .map((row, index) => withSaid({ ...row, failure: failures[index] ?? null }, 'waitsFor', words));
}

export function toldSchedule(shown: ShownSchedule, _now: Instant, { words }: Spoken) {
  const { schedule, ...view } = showSchedule.view(shown);
  if (schedule === null || shown.schedule === null) return { ...view, schedule: null };
  const { diagnosis } = schedule;
  return {
    ...view,
    schedule: {
      ...schedule,
      failure: toldFailure(shown.schedule, words),
      diagnosis: diagnosis && { ...diagnosis, title: titleOf(diagnosis.cause, words) },
    },
  };
}

/** As it was stored; a label of another version stands for itself. */
function titleOf(cause: string, words: Words | null): string {
  const label = causeLabels.find((one) => one === cause);
  return label === undefined ? cause : causeTexts(label, words).title;
}

function toldFailure({ failure }: Pick<Shown['scan'], 'failure'>, words: Words | null) {
  const to = byPage(words);
  const said = scanFailureWords({ failure }, to);
  return failure && said && { code: failure.code, ...said, places: to.taken() ?? [] };
}
