// Any error text in, ranked causes out, without a connection. What is not recognised is said to be so, before anything else.

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Causes } from './causes.tsx';
import { texts } from './texts.ts';

export default function DiagnosePage() {
  const [text, setText] = useState('');
  const diagnose = useMutation({ mutationFn: () => answerOf(client.POST('/api/diagnosis', { body: { text } })) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    diagnose.mutate();
  };
  const { data: diagnosis, isPending, error } = diagnose;
  const [unknown, ...perhaps] = diagnosis?.causes ?? [];
  return (
    <>
      <PageHeader title={texts.title} details={texts.help} />
      <Card title={texts.pasted}>
        <form className="stack" onSubmit={submit}>
          <Field
            label={texts.pasted}
            hidesLabel
            rows={8}
            value={text}
            onValue={setText}
            problem={problemAt(error, 'text')}
          />
          <div className="actions">
            <Button type="submit" kind="brand" disabled={isPending}>
              {texts.find}
            </Button>
          </div>
          <Failure error={error} except={['text']} />
        </form>
      </Card>
      {diagnosis !== undefined && !isPending && !diagnosis.isRecognised && (
        <Alert kind="warning" title={texts.unknown}>
          <p>{texts.unknownText}</p>
          <p>{unknown?.remedy}</p>
          {perhaps.length > 0 && <p>{texts.ifSalesforce(perhaps.map(({ title }) => title).join('; '))}</p>}
        </Alert>
      )}
      {diagnosis?.isRecognised === true && !isPending && (
        <Card title={texts.causes}>
          <Causes diagnosis={diagnosis} />
        </Card>
      )}
    </>
  );
}
