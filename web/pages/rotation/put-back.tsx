// The app lost our certificate to somebody else's deploy: said at once, with the one button that deploys it again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { instantText } from '../../text/language.ts';
import { texts } from './hands-free-texts.ts';
import type { Rotation } from './use-rotation.ts';

type Alarm = NonNullable<Rotation['slotAlarm']>;

export function PutBack({ name, alarm: { since, holds } }: { name: string; alarm: Alarm }) {
  const queries = useQueryClient();
  const mayRotate = useMay('rotate');
  const putBack = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/connections/{name}/rotation/deployment', {
          params: { path: { name }, query: { putBack: 'true' } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  return (
    <Alert
      kind="error"
      title={holds === null ? texts.slotEmpty : texts.slotForeign}
      text={`${texts.seen(instantText(since))} ${texts.putBackSoon}`}
    >
      {holds !== null && <code className="fingerprint">{holds}</code>}
      {mayRotate && (
        <div className="actions">
          <Button kind="brand" disabled={putBack.isPending} onClick={() => putBack.mutate()}>
            {texts.putBack}
          </Button>
          <span>{texts.putBackHelp}</span>
        </div>
      )}
      <Failure error={putBack.error} />
    </Alert>
  );
}
