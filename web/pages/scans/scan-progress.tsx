// How far a scan is: the phase, so many done of those that are known, what it cost so far, and how long it still takes.

import { countText, durationText, timeText } from '../../text/language.ts';
import { texts } from './texts.ts';
import type { Scan } from './use-scans.ts';
import './scans.css';

type Moving = Pick<Scan, 'phase' | 'progress' | 'apiCalls' | 'waitsFor' | 'continuesAt'>;

export function ScanProgress({ scan }: { scan: Moving }) {
  const { phase, apiCalls, waitsFor, continuesAt } = scan;
  const { known, done, timeLeft } = scan.progress;
  const counts = [
    ...(known > 0 ? [texts.doneOf(countText(done), countText(known))] : []),
    texts.callsMade(countText(apiCalls)),
    ...(timeLeft === null ? [] : [texts.left(durationText(timeLeft * 1_000))]),
  ];
  return (
    <div className="scan-progress">
      <p role="status">{texts.phases[phase]}</p>
      <progress aria-label={texts.progressLabel} max={Math.max(1, known)} value={known > 0 ? done : undefined} />
      <p>{counts.join(' · ')}</p>
      {waitsFor !== null && continuesAt !== null && (
        <p>
          {texts.putOff(timeText(continuesAt))} {waitsFor}
        </p>
      )}
    </div>
  );
}
