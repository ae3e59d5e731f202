// How much of a certificate's life is left, as a bar with its words.

import { words } from '../text/words.ts';

interface DaysBarProps {
  notBefore: string;
  notAfter: string;
  daysLeft: number;
}

const soonDays = 30;

export function DaysBar({ notBefore, notAfter, daysLeft }: DaysBarProps) {
  const lifetimeDays = (Date.parse(notAfter) - Date.parse(notBefore)) / 86_400_000;
  const share = Math.min(1, Math.max(0, daysLeft / Math.max(1, lifetimeDays)));
  const kind = daysLeft < 0 ? 'over' : daysLeft <= soonDays ? 'soon' : 'good';
  return (
    <span className={`days-bar days-bar_${kind}`}>
      <span className="days-bar__track" aria-hidden="true">
        <span className="days-bar__left" style={{ inlineSize: `${share * 100}%` }} />
      </span>
      {daysLeft < 0 ? words.expiredFor(-daysLeft) : words.days(daysLeft)}
    </span>
  );
}
