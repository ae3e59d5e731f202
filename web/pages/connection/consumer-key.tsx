// The consumer key, pasted and saved. What looks like the consumer secret is refused by the server, in words. Where another key
// changes something for others, that is said and asked first.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

type Preview = NonNullable<AnswerOf<'clientApp.previewConsumerKey'>>;

export function ConsumerKey({ name, saved }: { name: string; saved: string | null }) {
  const queries = useQueryClient();
  const mayConfigure = useMay('configure');
  const params = { params: { path: { name } } };
  const [typed, setTyped] = useState<string | null>(null);
  const consumerKey = typed ?? saved ?? '';
  const [asked, setAsked] = useState<Preview | null>(null);
  const save = useMutation({
    mutationFn: async (isConfirmed: boolean) => {
      const body = { consumerKey };
      const preview = isConfirmed
        ? null
        : await answerOf(client.POST('/api/connections/{name}/consumer-key-preview', { ...params, body }));
      setAsked(preview);
      return preview === null ? answerOf(client.PATCH('/api/connections/{name}', { ...params, body })) : null;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(false);
  };
  const problem = problemAt(save.error, 'consumerKey');
  return (
    <form className="slds-form" onSubmit={submit}>
      <Field
        label={texts.consumerKey}
        value={consumerKey}
        onValue={(text) => {
          setTyped(text);
          setAsked(null);
        }}
        problem={problem}
        autoComplete="off"
        spellCheck={false}
        readOnly={!mayConfigure}
        required
      />
      <Failure error={save.error} except={['consumerKey']} />
      {asked !== null && (
        <Alert kind="warning" title={texts.otherKey(asked.appName)} text={previewText(asked)}>
          <div className="actions">
            <Button onClick={() => save.mutate(true)}>{texts.useThisKey}</Button>
            <Button kind="plain" onClick={() => setAsked(null)}>
              {words.cancel}
            </Button>
          </div>
        </Alert>
      )}
      {save.isSuccess && save.data !== null && (
        <Alert kind="success" title={texts.saved}>
          {save.data.warnings.map(({ field, code, text }) => (
            <p key={`${field}${code}`}>{text}</p>
          ))}
        </Alert>
      )}
      {mayConfigure && (
        <div className="actions">
          <Button type="submit" disabled={save.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  );
}

function previewText({ others, joins }: Preview): string {
  const left = others.length > 0 ? texts.othersChange(others.join(', ')) : '';
  const joined = joins === null ? '' : texts.joins(joins.join(', '));
  return [joins === null ? texts.keyChanges : '', joins === null ? left : joined]
    .filter((text) => text !== '')
    .join(' ');
}
