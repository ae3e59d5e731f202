// Rotations without hands of many apps, in waves: where it stands, why it stopped, and what goes on with it. It goes on when nobody
// watches.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { StartRollout } from './start-rollout.tsx';
import { texts } from './texts.ts';
import { type Rollout, Waves } from './waves.tsx';

const movingMs = 1_500;

export default function RolloutPage() {
  const rollout = useQuery({
    queryKey: ['rollout'],
    queryFn: () => answerOf(client.GET('/api/rollout')),
    refetchInterval: ({ state: { data } }) => (data?.phase === 'running' ? movingMs : false),
  });
  const mayRotate = useMay('rotate');
  return (
    <>
      <PageHeader title={words.rollout} kind={<Link href="/">{words.connections}</Link>} details={texts.about} />
      <Loaded query={rollout}>
        {(shown) => (
          <>
            {shown !== null && (
              <>
                <Card title={texts.whereItStands}>
                  <Standing rollout={shown} mayRotate={mayRotate} />
                </Card>
                <Waves rollout={shown} />
              </>
            )}
            {mayRotate && shown?.phase !== 'running' && (
              <Card title={texts.begin}>
                <StartRollout />
              </Card>
            )}
            {shown === null && !mayRotate && <p>{texts.none}</p>}
          </>
        )}
      </Loaded>
    </>
  );
}

function Standing({ rollout, mayRotate }: { rollout: Rollout; mayRotate: boolean }) {
  const { phase, apps, pattern, labels, batch, stopAfter, askedBy, askedAt, endedAt, stoppedBy, waves } = rollout;
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['rollout'] });
  const stop = useMutation({ mutationFn: () => answerOf(client.POST('/api/rollout/stop')), onSettled });
  const resume = useMutation({
    mutationFn: () => answerOf(client.POST('/api/rollout', { body: { pattern, labels, batch, stopAfter } })),
    onSettled,
  });
  const settled = apps.filter(({ standing }) => standing === 'settled').length;
  const title = {
    running: texts.wave(Math.max(1, waves)),
    stopped: stoppedBy === null ? texts.stoppedAtFailure : texts.stoppedBy(stoppedBy),
    done: texts.done,
  }[phase];
  const kind = { running: 'info', stopped: 'warning', done: 'success' } as const;
  const next = { running: texts.runningNext, stopped: texts.stoppedNext, done: '' }[phase];
  const act = { running: stop, stopped: resume, done: null }[phase];
  return (
    <>
      <Alert kind={kind[phase]} title={`${title} ${texts.settled(settled, apps.length)}`} text={next} />
      {mayRotate && act !== null && (
        <div className="actions">
          <Button
            kind={phase === 'running' ? 'neutral' : 'brand'}
            disabled={act.isPending}
            onClick={() => act.mutate()}
          >
            {phase === 'running' ? texts.stop : texts.resume}
          </Button>
        </div>
      )}
      <Failure error={stop.error ?? resume.error} />
      <dl className="facts">
        <dt>{texts.connections}</dt>
        <dd>
          <code>{pattern}</code> {labels.join(', ')}
        </dd>
        <dt>{texts.batch}</dt>
        <dd>{batch}</dd>
        <dt>{texts.stopAfter}</dt>
        <dd>{stopAfter}</dd>
        <dt>{texts.askedBy}</dt>
        <dd>
          {askedBy}, {instantText(askedAt)}
        </dd>
        {endedAt !== null && (
          <>
            <dt>{texts.ended}</dt>
            <dd>{instantText(endedAt)}</dd>
          </>
        )}
      </dl>
    </>
  );
}
