// The state of a connection: a word, a colour and a sign, so that no one of them is needed.

import { words } from '../text/words.ts';
import { Icon, type IconName } from './icon.tsx';

export type ConnectionState = keyof (typeof words)['states'];

const signs: Record<ConnectionState, IconName> = {
  needsCertificate: 'info',
  needsConsumerKey: 'info',
  awaitingFirstUpload: 'progress',
  propagating: 'progress',
  working: 'success',
  awaitingUpload: 'progress',
  handover: 'progress',
  failing: 'error',
  rationed: 'warning',
  expired: 'error',
  compromised: 'error',
};

export function isConnectionState(text: string): text is ConnectionState {
  return text in signs;
}

export function State({ state }: { state: ConnectionState }) {
  const sign = signs[state];
  return (
    <span className={`state state_${sign}`}>
      <Icon name={sign} />
      {words.states[state]}
    </span>
  );
}
