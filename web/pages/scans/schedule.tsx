// When the scans of a connection run by themselves: set, changed, paused, resumed, removed.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Places } from '../../components/places.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { MissedRuns } from './missed-runs.tsx';
import { type Schedule, type ScheduleChange, ScheduleForm } from './schedule-form.tsx';
import { scheduleTexts as texts } from './schedule-texts.ts';

export function ScanSchedule({ name }: { name: string }) {
  const params = { params: { path: { name } } };
  const shown = useQuery({
    queryKey: ['scan-schedule', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/scan-schedule', params)),
  });
  return (
    <Card title={texts.schedule}>
      <Loaded query={shown}>{({ schedule }) => <OneSchedule name={name} schedule={schedule} />}</Loaded>
    </Card>
  );
}

function OneSchedule({ name, schedule }: { name: string; schedule: Schedule | null }) {
  const queries = useQueryClient();
  const mayConfigure = useMay('configure');
  const [isEdited, setEdited] = useState(false);
  const change = useMutation({
    mutationFn: (body: ScheduleChange) =>
      answerOf(client.PUT('/api/connections/{name}/scan-schedule', { params: { path: { name } }, body })),
    onSuccess: (answer) => {
      setEdited(false);
      queries.setQueryData(['scan-schedule', name], answer);
    },
  });
  if (isEdited)
    return (
      <ScheduleForm
        schedule={schedule}
        error={change.error}
        isPending={change.isPending}
        onSave={(rhythm) => change.mutate(rhythm)}
        onCancel={() => {
          change.reset();
          setEdited(false);
        }}
      />
    );
  const press = (label: string, body: ScheduleChange) => (
    <Button kind="plain" disabled={change.isPending} onClick={() => change.mutate(body)}>
      {label}
    </Button>
  );
  return (
    <>
      {schedule === null ? <p>{texts.none}</p> : <Shown name={name} schedule={schedule} />}
      <Failure error={change.error} />
      {mayConfigure && (
        <div className="actions">
          <Button onClick={() => setEdited(true)}>{schedule === null ? texts.set : texts.change}</Button>
          {schedule?.pausedBy === null && press(texts.pause, { change: 'pause' })}
          {schedule !== null && schedule.pausedBy !== null && press(texts.resume, { change: 'resume' })}
          {schedule !== null && press(texts.remove, { change: 'remove' })}
        </div>
      )}
    </>
  );
}

function Shown({ name, schedule }: { name: string; schedule: Schedule }) {
  const { everyDays, at, cron, pausedBy, pausedAt, failure, diagnosis, nextAt, missed } = schedule;
  return (
    <>
      <dl className="facts">
        <dt>{texts.rhythm}</dt>
        <dd>{cron === null ? texts.every(everyDays ?? 1, at ?? '') : texts.cron(cron)}</dd>
        <dt>{texts.next}</dt>
        <dd>{pausedBy === null ? instantText(nextAt) : texts.paused}</dd>
      </dl>
      {pausedBy === 'person' && pausedAt !== null && (
        <Alert kind="info" title={texts.pausedSince(instantText(pausedAt))} />
      )}
      {pausedBy === 'failure' && failure !== null && (
        <Alert kind="warning" title={texts.pausedByFailure} text={failure.message}>
          {diagnosis !== null && <p>{texts.likeliest(diagnosis.title)}</p>}
          <p>
            {failure.nextAction} {texts.resumesItself}
          </p>
          <p className="actions">
            <Link href={`/connections/${encodeURIComponent(name)}`}>{words.steps.test}</Link>
          </p>
          <Places places={failure.places.filter(({ page }) => page !== 'test' && page !== 'scans')} />
        </Alert>
      )}
      {missed.length > 0 && <MissedRuns all={[{ connection: name, missed }]} name={name} />}
    </>
  );
}
