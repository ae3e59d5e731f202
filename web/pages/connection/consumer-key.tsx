// The consumer key, pasted and saved. What looks like the consumer secret is refused by the server, in words.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export function ConsumerKey({ name, saved }: { name: string; saved: string | null }) {
  const queries = useQueryClient();
  const [consumerKey, setConsumerKey] = useState(saved ?? '');
  const save = useMutation({
    mutationFn: () =>
      answerOf(client.PATCH('/api/connections/{name}', { params: { path: { name } }, body: { consumerKey } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <Field
        label={texts.consumerKey}
        value={consumerKey}
        onValue={setConsumerKey}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Failure error={save.error} />
      {save.isSuccess && (
        <Alert kind="success" title={texts.saved}>
          {save.data.warnings.map(({ field, code, text }) => (
            <p key={`${field}${code}`}>{text}</p>
          ))}
        </Alert>
      )}
      <div className="actions">
        <button type="submit" className="slds-button slds-button_neutral" disabled={save.isPending}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
