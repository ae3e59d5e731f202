// Signs in anew and says that it works, or why not and the one thing to do.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { texts } from './texts.ts';

interface TestConnectionProps {
  name: string;
  /** Shown until the first test on this page. */
  before?: ReactNode;
}

export function TestConnection({ name, before }: TestConnectionProps) {
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => answerOf(client.POST('/api/connections/{name}/test', { params: { path: { name } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  const result = test.data;
  const likeliest = result?.verified === false ? result.diagnosis.causes[0] : undefined;
  return (
    <div className="stack">
      <div className="actions">
        <button
          type="button"
          className="slds-button slds-button_brand"
          disabled={test.isPending}
          onClick={() => test.mutate()}
        >
          {texts.testConnection}
        </button>
      </div>
      {test.isIdle && before}
      {test.isPending && <Loading text={texts.testing} />}
      <Failure error={test.error} />
      {!test.isPending && result?.verified === true && <Alert kind="success" title={texts.verified} />}
      {!test.isPending && likeliest !== undefined && (
        <Alert kind="error" title={likeliest.title} text={likeliest.remedy} />
      )}
    </div>
  );
}
