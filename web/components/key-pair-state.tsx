// The state of a key pair: a word, a colour and a sign.

import { words } from '../text/words.ts';
import { Icon, type IconName } from './icon.tsx';

type KeyPairState = keyof (typeof words)['keyPairStates'];

const signs: Record<KeyPairState, IconName> = {
  issued: 'progress',
  active: 'success',
  settling: 'progress',
  previous: 'info',
  abandoned: 'info',
  compromised: 'error',
  destroyed: 'info',
};

export function KeyPairState({ state }: { state: string }) {
  const known = state as KeyPairState;
  const sign = signs[known] ?? 'info';
  return (
    <span className={`state state_${sign}`}>
      <Icon name={sign} />
      {words.keyPairStates[known] ?? state}
    </span>
  );
}
