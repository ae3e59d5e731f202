// The scan of a connection that is under way, live, with the way to stop it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Failure } from '../../components/failure.tsx';
import { ScanProgress } from './scan-progress.tsx';
import { texts } from './texts.ts';
import type { ScanRow } from './use-scans.ts';

export function UnderWay({ scan }: { scan: Pick<ScanRow, 'connection' | Moving> }) {
  const queries = useQueryClient();
  const mayTest = useMay('test');
  const name = scan.connection;
  const cancel = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/connections/{name}/scans/cancellation', { params: { path: { name } } })),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="stack">
      <ScanProgress scan={scan} />
      {cancel.isSuccess ? (
        <Alert kind="info" title={texts.cancelling} />
      ) : (
        mayTest && (
          <div className="actions">
            <button
              type="button"
              className="slds-button slds-button_neutral"
              disabled={cancel.isPending}
              onClick={() => cancel.mutate()}
            >
              {texts.cancel}
            </button>
          </div>
        )
      )}
      <Failure error={cancel.error} />
    </div>
  );
}

type Moving = 'phase' | 'progress' | 'apiCalls' | 'waitsFor' | 'continuesAt';
