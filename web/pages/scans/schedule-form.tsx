// A rhythm: every so many days at a time of the day, or a cron expression.

import { type FormEvent, useState } from 'react';
import { type AnswerOf, type BodyOf, problemAt } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { words } from '../../text/words.ts';
import { scheduleTexts as texts } from './schedule-texts.ts';

export type Schedule = NonNullable<AnswerOf<'scan.showSchedule'>['schedule']>;
export type ScheduleChange = BodyOf<'scan.schedule'>;

type Kind = 'days' | 'cron';
type Days = keyof typeof texts.dayCounts;
const everyDays = ['1d', '7d', '14d', '30d'] as const satisfies readonly Days[];

interface ScheduleFormProps {
  schedule: Schedule | null;
  error: Error | null;
  isPending: boolean;
  onSave(rhythm: ScheduleChange): void;
  onCancel(): void;
}

export function ScheduleForm({ schedule, error, isPending, onSave, onCancel }: ScheduleFormProps) {
  const [kind, setKind] = useState<Kind>(schedule?.cron == null ? 'days' : 'cron');
  const [every, setEvery] = useState<Days>(everyDays.find((days) => days === `${schedule?.everyDays}d`) ?? '7d');
  const [at, setAt] = useState(schedule?.at ?? '02:00');
  const [cron, setCron] = useState(schedule?.cron ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(kind === 'days' ? { every, at: at.trim() } : { cron: cron.trim() });
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <Choice<Kind>
        legend={texts.how}
        value={kind}
        onValue={setKind}
        options={[
          { value: 'days', label: texts.byDays },
          { value: 'cron', label: texts.byCron },
        ]}
      />
      {kind === 'days' ? (
        <>
          <Select<Days>
            label={texts.days}
            value={every}
            onValue={setEvery}
            options={everyDays.map((days) => ({ value: days, label: texts.dayCounts[days] }))}
          />
          <Field label={texts.at} value={at} onValue={setAt} help={texts.atHelp} problem={problemAt(error, 'at')} />
        </>
      ) : (
        <Field
          label={texts.cronField}
          value={cron}
          onValue={setCron}
          help={texts.cronHelp}
          problem={problemAt(error, 'cron')}
          spellCheck={false}
        />
      )}
      <Failure error={error} except={kind === 'days' ? ['at'] : ['cron']} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={isPending}>
          {words.save}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
