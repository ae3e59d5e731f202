// After a failed test, as long as the page is open: while a change spreads it is tried again when Latchkey itself asks again, and at
// once where Latchkey was accepted meanwhile.

import { useEffect, useEffectEvent, useState } from 'react';
import { texts } from './texts.ts';

interface KeepsTryingProps {
  /** Null: time alone mends nothing. */
  at: string | null;
  isAccepted: boolean;
  onTry(): void;
}

export function KeepsTrying({ at, isAccepted, onTry }: KeepsTryingProps) {
  const [left, setLeft] = useState(() => (at === null ? null : secondsTo(at)));
  const tryAgain = useEffectEvent(onTry);
  const [wasAccepted] = useState(isAccepted);
  useEffect(() => {
    if (isAccepted && !wasAccepted) tryAgain();
  }, [isAccepted, wasAccepted]);
  useEffect(() => {
    const ticking = setInterval(() => setLeft((before) => before && before - 1), 1_000);
    return () => clearInterval(ticking);
  }, []);
  const isDue = left === 0;
  useEffect(() => {
    if (isDue) tryAgain();
  }, [isDue]);
  return left === null ? null : <p role="timer">{texts.nextTry(left)}</p>;
}

/** The clock of the server may be another: never at once, never much later than it looks. */
function secondsTo(at: string): number {
  return Math.min(90, Math.max(5, Math.ceil((Date.parse(at) - Date.now()) / 1_000)));
}
