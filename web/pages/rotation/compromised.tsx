// A private key may have leaked. What will happen is said before, and the connection is typed: nothing brings the key back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { saveCertificate, saveRequest } from '../../api/save-certificate.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export function Compromised({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button kind="destructive" onClick={() => setAsked(true)}>
        {texts.leak}
      </Button>
      {isAsked && (
        <Dialog title={texts.leakTitle} onClose={() => setAsked(false)}>
          <Report name={name} onClose={() => setAsked(false)} />
        </Dialog>
      )}
    </>
  );
}

function Report({ name, onClose }: { name: string; onClose(): void }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const { data } = useQuery({
    queryKey: ['certificates', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/certificates', { params: { path: { name } } })),
  });
  const pairs = data?.keyPairs.filter(({ state }) => state !== 'destroyed' && state !== 'compromised') ?? [];
  const inUse = pairs.find(({ state }) => state === 'active') ?? pairs[0];
  const fingerprint = chosen ?? inUse?.fingerprint ?? '';
  const report = useMutation({
    mutationFn: async () => {
      const { replacement, request } = await answerOf(
        client.POST('/api/connections/{name}/certificates/{fingerprint}/compromise', {
          params: { path: { name, fingerprint } },
          body: { confirmName: typed },
        }),
      );
      if (replacement !== null) await saveCertificate(name, replacement.fingerprint);
      if (request !== null) saveRequest(request);
    },
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    report.mutate();
  };
  if (data === undefined) return <Loading />;
  return (
    <form className="slds-form" onSubmit={submit}>
      <Alert kind="warning" title={texts.leakWarning}>
        <ul className="evidence">
          {texts.leakHappens.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Alert>
      <Choice
        legend={texts.leakedKey}
        value={fingerprint}
        options={pairs.map((pair) => ({
          value: pair.fingerprint,
          label: `${words.keyPairStates[pair.state]}: ${pair.subject}`,
          help: pair.fingerprint.slice(0, 23),
        }))}
        onValue={setChosen}
      />
      <Field
        label={texts.typeToConfirm(name)}
        value={typed}
        onValue={setTyped}
        problem={problemAt(report.error, 'confirmName')}
        autoComplete="off"
        required
      />
      <Failure error={report.error} except={['confirmName']} />
      <div className="actions">
        <Button type="submit" kind="destructive" disabled={report.isPending || fingerprint === ''}>
          {texts.leakYes}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
