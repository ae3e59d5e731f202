// The state of a key pair: a word, a colour and a sign.

import type { AnswerOf } from '../api/client.ts';
import { words } from '../text/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** `requested`: a private key that waits for its certificate. */
type State = NonNullable<AnswerOf<'connection.previewRemoval'>['keyPairs']>[number]['state'];

const signs: Record<State, IconName> = {
  issued: 'progress',
  active: 'success',
  settling: 'progress',
  previous: 'info',
  abandoned: 'info',
  compromised: 'error',
  destroyed: 'info',
  requested: 'progress',
};

export function KeyPairState({ state }: { state: State }) {
  const sign = signs[state];
  return (
    <span className={`state state_${sign}`}>
      <Icon name={sign} />
      {words.keyPairStates[state]}
    </span>
  );
}
