// Scans and schedules as pages read them: why one failed, in words, with the pages where that is mended.

import { causeLabels } from '../../domain/diagnosis/cause-table.ts';
import { listScans } from '../../operations/scan/list.ts';
import { showScan } from '../../operations/scan/show.ts';
import { showSchedule } from '../../operations/scan/show-schedule.ts';
import { causeWords } from '../../text/diagnosis/cause-words.ts';
import { byPage } from '../../text/hand.ts';
import { scanFailureWords } from '../../text/scan/scan-words.ts';

type Shown = Parameters<typeof showScan.view>[0];
type ShownSchedule = Parameters<typeof showSchedule.view>[0];

export function toldScan(shown: Shown) {
  return { ...showScan.view(shown), failure: toldFailure(shown.scan) };
}

export function toldRows(shown: Shown[]) {
  const failures = shown.map(({ scan }) => toldFailure(scan));
  return listScans.view(shown).map((row, index) => ({ ...row, failure: failures[index] ?? null }));
}

export function toldSchedule(shown: ShownSchedule) {
  const { schedule, ...view } = showSchedule.view(shown);
  if (schedule === null || shown.schedule === null) return { ...view, schedule: null };
  const { diagnosis } = schedule;
  return {
    ...view,
    schedule: {
      ...schedule,
      failure: toldFailure(shown.schedule),
      diagnosis: diagnosis && { ...diagnosis, title: titleOf(diagnosis.cause) },
    },
  };
}

/** As it was stored; a label of another version stands for itself. */
function titleOf(cause: string): string {
  const label = causeLabels.find((one) => one === cause);
  return label === undefined ? cause : causeWords(label).title;
}

function toldFailure({ failure }: Pick<Shown['scan'], 'failure'>) {
  const to = byPage();
  const words = scanFailureWords({ failure }, to);
  return failure && words && { code: failure.code, ...words, places: to.taken() ?? [] };
}
