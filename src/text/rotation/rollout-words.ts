// What a rotation of many apps says of itself: how far it is, each app that needs a word, those left out, and what to do then.

import { type AppLeftOut, type Rollout, type RolloutApp, standingOf } from '../../domain/rotation/rollout.ts';
import { counted } from '../counted.ts';
import type { RolloutTexts, Words } from '../words.ts';
import { swapPhaseTexts, swapProblemWords } from './swap-words.ts';

const left: Readonly<Record<AppLeftOut['why'], string>> = {
  guided: 'its rotation is guided',
  nothingInUse: 'no key pair is in use yet',
  handover: 'a rotation by hand is under way',
  rotatedLately: 'rotated within a day',
  outsideWindow: 'its rotation window is closed',
};

export function leftOutWords({ appName, connections, why }: AppLeftOut): string {
  return `${appName} (${connections.join(', ')}): ${left[why]}`;
}

/** One line: the count of what stands how. */
export function rolloutProgress({ waves, phase, stoppedBy }: Rollout, apps: readonly RolloutApp[]): string {
  const count = (standing: string) => apps.filter((app) => standingOf(app) === standing).length;
  const parts = [
    `${count('settled')} of ${counted(apps.length, 'app')} settled`,
    ...(['underWay', 'failed'] as const).flatMap((standing) => {
      const many = count(standing);
      return many === 0 ? [] : [`${many} ${standing === 'failed' ? 'failed' : 'under way'}`];
    }),
  ];
  const said = { running: `wave ${Math.max(1, waves)}`, stopped: stoppedWords(stoppedBy), done: 'done' }[phase];
  return `Rotation of many apps, ${said}: ${parts.join(', ')}.`;
}

function stoppedWords(by: string | null): string {
  return by === null ? 'stopped at a failure' : `stopped by ${by}`;
}

const english: RolloutTexts = {
  phases: swapPhaseTexts,
  notBegun: {
    handsFreeOff: 'Not begun: the app is not agreed to be rotated without hands any more.',
    nothingToSwap: 'Not begun: no key pair of the app is in use, or a handover is under way.',
    signedByAuthority: 'Not begun: an authority signs the certificates of this app, and has to be asked first.',
    outsideWindow: 'Not begun: its rotation window is closed.',
    tooManyIssued: 'Not begun: five certificates of the app wait to be uploaded. Discard some.',
    connectionNotFound: 'Not begun: its connection was removed.',
    changedMeanwhile: 'Not begun: somebody changed the app at that moment.',
    clockWrong: 'Not begun: the clock of this machine is wrong.',
  },
};

/** Why an app failed, or how far it is; null: nothing was begun. */
export function rolloutAppWords(
  { phase, problem, notBegun }: Pick<RolloutApp, 'phase' | 'problem' | 'notBegun'>,
  words: Words | null = null,
): string | null {
  const said = words?.rollout ?? english;
  if (notBegun !== null) return said.notBegun[notBegun];
  if (phase === null) return null;
  return [said.phases[phase], ...(problem === null ? [] : [swapProblemWords(problem, words)])].join(' ');
}
