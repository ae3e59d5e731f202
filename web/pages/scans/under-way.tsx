// The scan of a connection that is under way, live, with the way to stop it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { ScanProgress } from './scan-progress.tsx';
import { texts } from './texts.ts';
import { type Scan, type ScanRow, useScan } from './use-scans.ts';

export function UnderWay({ scan: row }: { scan: ScanRow | Scan }) {
  const queries = useQueryClient();
  const mayTest = useMay('test');
  const { connection: name, number } = row;
  const { data: scan = row } = useScan(name, String(number));
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
            <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              {texts.cancel}
            </Button>
          </div>
        )
      )}
      <Failure error={cancel.error} />
    </div>
  );
}
