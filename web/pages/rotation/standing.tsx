// In one sentence where it stands, with what is counted down. The sentence is told to a screen reader when it changes, the seconds are not.

import { Alert } from '../../components/alert.tsx';
import { instantText } from '../../text/language.ts';
import { texts } from './texts.ts';
import { clockText, isMoving, type Rotation, useSecondsUntil } from './use-rotation.ts';

export function Standing({ rotation }: { rotation: Rotation }) {
  const { settlesAt, spreadUntil, nextLookAt, acceptedAt } = rotation;
  const [kind, title, text] = sentence(rotation);
  const untilSettled = useSecondsUntil(settlesAt);
  const untilSpread = useSecondsUntil(acceptedAt === null ? spreadUntil : null);
  const untilLook = useSecondsUntil(nextLookAt);
  // Nobody signs in: that it settled once is no comfort beneath that alarm.
  const isOutdated = rotation.isSlotLost && kind === 'success';
  return (
    <>
      {!isOutdated && <Alert kind={kind} title={title} text={text} />}
      {isMoving(rotation) && (
        <dl className="facts countdown">
          {untilSettled !== null && (
            <>
              <dt>{texts.settlesIn}</dt>
              <dd>{untilSettled === 0 ? texts.atTheNextLook : clockText(untilSettled)}</dd>
            </>
          )}
          {untilSpread !== null && untilSpread > 0 && (
            <>
              <dt>{texts.spreadsFor}</dt>
              <dd>{clockText(untilSpread)}</dd>
            </>
          )}
          {untilLook !== null && (
            <>
              <dt>{texts.nextLook}</dt>
              <dd>{untilLook === 0 ? texts.now : clockText(untilLook)}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}

function sentence(rotation: Rotation): ['info' | 'success', string, string] {
  const { step, keyPair, before, isUnderWay, uploadReportedAt, settledAt } = rotation;
  switch (step) {
    case 'none':
      return ['info', texts.none, texts.noneText];
    case 'issued':
    case 'awaitingUpload':
      if (uploadReportedAt !== null) return ['info', texts.spreads, texts.spreadsText];
      return ['info', keyPair?.state === 'previous' ? texts.awaitsEarlier : texts.awaits, texts.awaitsText];
    case 'accepted':
      return ['info', texts.accepted, texts.acceptedText];
    case 'handover':
      return ['info', texts.handover, texts.handoverText];
    case 'settled':
      if (isUnderWay || settledAt === null) return ['info', texts.accepted, texts.acceptedText];
      return [
        'success',
        texts.settled,
        before === null ? texts.settledFirst(instantText(settledAt)) : texts.settledText(instantText(settledAt)),
      ];
  }
}
