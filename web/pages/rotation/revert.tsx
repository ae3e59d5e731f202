// The way back, asked for first: it names the certificate to upload again and watches for it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { saveCertificate } from '../../api/save-certificate.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { dayText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';
import type { Rotation } from './use-rotation.ts';

type KeyPair = NonNullable<Rotation['revertsTo']>;

export function Revert({ name, target }: { name: string; target: KeyPair }) {
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const revert = useMutation({
    mutationFn: async () => {
      const path = { name };
      const { keyPair } = await answerOf(
        client.POST('/api/connections/{name}/rotation/reversion', { params: { path } }),
      );
      await saveCertificate(name, keyPair.fingerprint);
    },
    onSuccess: () => setAsked(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  return (
    <>
      <Button onClick={() => setAsked(true)}>{texts.revert}</Button>
      {isAsked && (
        <Dialog title={texts.revertTitle} onClose={() => setAsked(false)}>
          <p>{texts.revertText(dayText(target.notAfter))}</p>
          <p>
            <code>{target.fingerprint}</code>
          </p>
          <Failure error={revert.error} />
          <div className="actions">
            <Button kind="brand" disabled={revert.isPending} onClick={() => revert.mutate()}>
              {texts.revertYes}
            </Button>
            <Button onClick={() => setAsked(false)}>{words.cancel}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
