// Begins a rotation without hands of many apps. Which of them may be rotated so, the server finds out and tells.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { texts } from './texts.ts';

const shownFields = ['name', 'pattern', 'labels', 'batch', 'stopAfter'];

export function StartRollout() {
  const queries = useQueryClient();
  const [pattern, setPattern] = useState('*');
  const [labels, setLabels] = useState('');
  const [batch, setBatch] = useState('10');
  const [stopAfter, setStopAfter] = useState('1');
  const start = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/rollout', {
          body: {
            pattern: pattern.trim(),
            labels: labels.split(/[\s,;]+/).filter((one) => one !== ''),
            batch: Number(batch),
            stopAfter: Number(stopAfter),
          },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rollout'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSize(batch) && isSize(stopAfter)) start.mutate();
  };
  /** What was refused is not what stands there any more. */
  const edited = (set: (text: string) => void) => (text: string) => {
    set(text);
    start.reset();
  };
  const problem = (...fields: string[]) => problemAt(start.error, ...fields);
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.beginText}</p>
      <Field
        label={texts.connections}
        value={pattern}
        onValue={edited(setPattern)}
        help={texts.patternHelp}
        problem={problem('pattern', 'name')}
        required
      />
      <Field
        label={texts.labels}
        value={labels}
        onValue={edited(setLabels)}
        help={texts.labelsHelp}
        problem={problem('labels')}
      />
      <Field
        label={texts.batch}
        value={batch}
        onValue={edited(setBatch)}
        inputMode="numeric"
        help={texts.batchHelp}
        problem={isSize(batch) ? problem('batch') : texts.size}
      />
      <Field
        label={texts.stopAfter}
        value={stopAfter}
        onValue={edited(setStopAfter)}
        inputMode="numeric"
        help={texts.stopAfterHelp}
        problem={isSize(stopAfter) ? problem('stopAfter') : texts.size}
      />
      <Failure error={start.error} except={shownFields} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={start.isPending}>
          {texts.beginNow}
        </Button>
      </div>
    </form>
  );
}

function isSize(text: string): boolean {
  return /^\s*[1-9]\d{0,2}\s*$/.test(text);
}
