// What the server shows in place of a documentation that is not written yet, under the same address: how far it is. Once it is
// there, the address is asked for again.

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { countText } from '../../text/language.ts';
import { documentationTexts as texts } from './documentation-texts.ts';
import { texts as scanTexts } from './texts.ts';
import { scanPath } from './use-scans.ts';
import './scans.css';

const lookMs = 1_000;

interface DocumentationPageProps {
  name: string;
  number: string;
  /** Behind the number: `site/index.html`, `markdown.zip`. */
  '*': string;
}

export default function DocumentationPage({ name, number, '*': path }: DocumentationPageProps) {
  const format = (['markdown', 'json'] as const).find((one) => path.startsWith(one)) ?? 'site';
  const asked = useQuery({
    queryKey: ['documentation', name, number, format],
    queryFn: () =>
      answerOf(
        client.GET('/api/connections/{name}/scans/{number}/documentation', {
          params: { path: { name, number }, query: { format } },
        }),
      ),
    // Asked again after a failure, it would begin anew.
    refetchInterval: ({ state: { data, status } }) =>
      status !== 'error' && data?.state === 'writing' ? lookMs : false,
    meta: { isCostly: true },
  });
  const isReady = asked.data?.state === 'ready';
  useEffect(() => {
    if (isReady) location.reload();
  }, [isReady]);
  return (
    <>
      <PageHeader
        title={texts.ofScan(name, number)}
        kind={
          <Link href={scanPath({ connection: name, number: Number(number) })}>{scanTexts.scanOf(Number(number))}</Link>
        }
      />
      <Card title={texts.documentation}>
        {asked.data !== undefined && <Failure error={asked.error} />}
        <Loaded query={asked}>
          {({ state, done, known }) => (
            <div className="scan-progress">
              <p role="status">{state === 'ready' ? texts.ready : texts.writing}</p>
              <progress
                aria-label={texts.progress}
                max={Math.max(1, known)}
                value={known > 0 && done < known ? done : undefined}
              />
              <p>
                {known === 0 ? texts.begins : done < known ? texts.reading : texts.pages}
                {known > 0 && `: ${scanTexts.doneOf(countText(done), countText(known))}`}
              </p>
            </div>
          )}
        </Loaded>
        <p className="actions">
          <Link href={scanPath({ connection: name, number: Number(number) })}>{texts.toScan}</Link>
        </p>
      </Card>
    </>
  );
}
