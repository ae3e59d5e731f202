// Scheduled runs that could not be, and the one button that makes up for them: one scan of each connection.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { useMay, useSession } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { instantText } from '../../text/language.ts';
import { scheduleTexts as texts } from './schedule-texts.ts';
import { scansPath } from './use-scans.ts';

type Missed = AnswerOf<'scan.listMissed'>[number];

const timesShown = 5;

/** Of all connections; nothing where nothing was missed. */
export function AllMissedRuns() {
  const { data } = useQuery({
    queryKey: ['missed-scans'],
    queryFn: () => answerOf(client.GET('/api/missed-scans')),
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <Card title={texts.missed}>
      <MissedRuns all={data} name={null} />
    </Card>
  );
}

const runOf = (connection: string | null) => answerOf(client.POST('/api/missed-scans/run', { body: { connection } }));

interface MissedRunsProps {
  all: readonly Missed[];
  /** Null: of every connection. */
  name: string | null;
}

export function MissedRuns({ all, name }: MissedRunsProps) {
  const queries = useQueryClient();
  const mayTest = useMay('test');
  const { label } = useSession();
  const run = useMutation({
    mutationFn: () => {
      // Whoever reaches only some connections may say no more than these.
      const whole = name === null && label === null;
      return Promise.all((whole ? [null] : all.map((one) => one.connection)).map(runOf));
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <div className="stack">
      {name !== null && <h3>{texts.missed}</h3>}
      <p>{texts.missedText}</p>
      <ul className="plain-list">
        {all.map(({ connection, missed }) => (
          <li key={connection}>
            {name === null && (
              <>
                <Link href={scansPath(connection)}>{connection}</Link>:{' '}
              </>
            )}
            {missed.length > timesShown && `${texts.missedCount(missed.length)}, … `}
            {missed
              .slice(-timesShown)
              .map((at) => instantText(at))
              .join(' · ')}
          </li>
        ))}
      </ul>
      {mayTest && (
        <div className="actions">
          <Button disabled={run.isPending} onClick={() => run.mutate()}>
            {texts.runMissed}
          </Button>
        </div>
      )}
      <Failure error={run.error} />
    </div>
  );
}
