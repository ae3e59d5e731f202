// The state of a scan: a word, a colour and a sign.

import { Icon, type IconName } from '../../components/icon.tsx';
import { texts } from './texts.ts';
import type { ScanState as State } from './use-scans.ts';

const signs: Record<State, IconName> = {
  PENDING: 'progress',
  RUNNING: 'progress',
  COMPLETED: 'success',
  COMPLETED_WITH_ERRORS: 'warning',
  FAILED: 'error',
  CANCELLED: 'info',
};

export function ScanState({ state }: { state: State }) {
  const sign = signs[state];
  return (
    <span className={`state state_${sign}`}>
      <Icon name={sign} />
      {texts.states[state]}
    </span>
  );
}
