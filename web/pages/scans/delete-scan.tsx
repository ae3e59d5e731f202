// A scan that is over is deleted once that was asked twice.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';
import { scansPath } from './use-scans.ts';

export function DeleteScan({ name, number }: { name: string; number: number }) {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [isAsked, setAsked] = useState(false);
  const mayDelete = useMay('administer');
  const remove = useMutation({
    mutationFn: () =>
      answerOf(
        client.DELETE('/api/connections/{name}/scans/{number}', { params: { path: { name, number: String(number) } } }),
      ),
    onSuccess: () => {
      goTo(scansPath(name));
      queries.removeQueries({ queryKey: ['scan', name, String(number)] });
      return queries.invalidateQueries({ queryKey: ['scans'] });
    },
  });
  if (!mayDelete) return null;
  return (
    <div className="actions">
      <Button kind="destructive" onClick={() => setAsked(true)}>
        {texts.remove}
      </Button>
      {isAsked && (
        <Dialog title={texts.remove} onClose={() => setAsked(false)}>
          <p>{texts.removeText}</p>
          <Failure error={remove.error} />
          <div className="actions">
            <Button kind="destructive" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {texts.removeForGood}
            </Button>
            <Button kind="plain" onClick={() => setAsked(false)}>
              {words.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
