// Signs in anew and says that it works, or why not and the one thing to do. Each step of the experiment is shown when it is known.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { toldAnswer } from '../../api/told.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { TestResult } from './test-result.tsx';
import { TestSteps, type ToldStep } from './test-steps.tsx';
import { texts } from './texts.ts';

type Result = AnswerOf<'connection.test'>;

interface TestConnectionProps {
  name: string;
  /** It begins by itself, once. */
  atOnce?: boolean;
  /** Shown until the first test on this page. */
  before?: ReactNode;
  /** Shown with a failure. `nextTryAt`: when Latchkey asks again by itself, since a change may still spread. */
  afterFailure?(nextTryAt: string | null, again: () => void): ReactNode;
}

export function TestConnection({ name, atOnce = false, before, afterFailure }: TestConnectionProps) {
  const queries = useQueryClient();
  const [steps, setSteps] = useState<readonly ToldStep[]>([]);
  const test = useMutation({
    mutationFn: async () => {
      setSteps([]);
      const stream = await answerOf(
        client.POST('/api/connections/{name}/test', {
          params: { path: { name } },
          headers: { accept: 'text/event-stream' },
          parseAs: 'stream',
        }),
      );
      return toldAnswer<ToldStep, Result>(stream as ReadableStream<Uint8Array>, (told) =>
        setSteps((before) => [...before, told]),
      );
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const begin = useEffectEvent(() => test.mutate());
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!atOnce || hasBegun.current) return;
    hasBegun.current = true;
    begin();
  }, [atOnce]);
  return (
    <div className="stack">
      <div className="actions">
        <Button kind="brand" disabled={test.isPending} onClick={() => test.mutate()}>
          {texts.testConnection}
        </Button>
      </div>
      {test.isIdle && before}
      {test.isPending && <Loading text={texts.testing} />}
      {!test.isPending && <Failure error={test.error} />}
      {!test.isPending && test.data !== undefined && <TestResult result={test.data} />}
      {!test.isPending && test.data?.verified === false && afterFailure?.(test.data.nextTryAt, () => test.mutate())}
      <TestSteps steps={steps} isOver={!test.isPending} />
    </div>
  );
}
