// Asks for a scan of a connection. While one is under way there is nothing to ask for.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { texts } from './texts.ts';

interface RunScanProps {
  name: string;
  label?: string;
  isDisabled?: boolean;
  onAsked?(): void;
}

export function RunScan({ name, label = texts.run, isDisabled = false, onAsked }: RunScanProps) {
  const queries = useQueryClient();
  const mayTest = useMay('test');
  const run = useMutation({
    mutationFn: () => answerOf(client.POST('/api/connections/{name}/scans', { params: { path: { name } } })),
    onSuccess: () => onAsked?.(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['scans'] }),
  });
  if (!mayTest) return null;
  return (
    <>
      <Button kind="brand" disabled={isDisabled || run.isPending} onClick={() => run.mutate()}>
        {label}
      </Button>
      <Failure error={run.error} />
    </>
  );
}
