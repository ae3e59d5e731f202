// The live line: what Latchkey sees by itself of this connection, and what it saw last.

import { Icon, type IconName } from '../../components/icon.tsx';
import { timeText } from '../../text/language.ts';
import { meantPair, type SetupFacts } from './progress.ts';
import { texts } from './texts.ts';

export function Seen({ facts }: { facts: SetupFacts }) {
  const [sign, text] = seen(facts);
  return (
    <p className={`seen state state_${sign}`} role="status">
      <Icon name={sign} />
      <span>{text}</span>
    </p>
  );
}

function seen(facts: SetupFacts): [IconName, string] {
  const { consumerKey, lastAcceptedAt, failure, nextLookAt } = facts.connection;
  const pair = meantPair(facts);
  if (lastAcceptedAt !== null && failure === null) return ['success', texts.seenAccepted(timeText(lastAcceptedAt))];
  if (pair === null) return ['info', texts.seenNothing];
  if (consumerKey === null) return ['info', texts.seenCertificate(pair.fingerprint.slice(0, 11))];
  if (failure === null) return ['progress', texts.seenAsking(timeText(nextLookAt))];
  return ['progress', texts.seenFailure(failure.message, timeText(nextLookAt))];
}
