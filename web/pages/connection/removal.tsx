// The end of a connection: says what is lost, asks for its name, and sends back exactly what it said.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { KeyPairState } from '../../components/key-pair-state.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

type Loss = AnswerOf<'connection.previewRemoval'>;

export function Removal({ name }: { name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={texts.removal}>
      {isOpen ? (
        <Asked name={name} onCancel={() => setOpen(false)} />
      ) : (
        <div className="actions">
          <Button kind="destructive" onClick={() => setOpen(true)}>
            {texts.remove}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Asked({ name, onCancel }: { name: string; onCancel(): void }) {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [typed, setTyped] = useState('');
  const params = { params: { path: { name } } };
  const { data: loss, error } = useQuery({
    queryKey: ['removal', name],
    queryFn: () => answerOf(client.GET('/api/connections/{name}/removal', params)),
  });
  const remove = useMutation({
    mutationFn: (body: Loss) => answerOf(client.POST('/api/connections/{name}/removal', { ...params, body })),
    onSuccess: () => {
      goTo('/');
      queries.removeQueries({ queryKey: ['connection', name] });
      return queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  if (loss === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === name) remove.mutate(loss);
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{lossText(loss)}</p>
      {loss.keyPairs !== null && loss.keyPairs.length > 0 && (
        <ul className="plain-list">
          {loss.keyPairs.map(({ fingerprint, state }) => (
            <li key={fingerprint}>
              <code>{fingerprint}</code> <KeyPairState state={state} />
            </li>
          ))}
        </ul>
      )}
      <Field label={texts.typeToRemove(name)} value={typed} onValue={setTyped} autoComplete="off" autoFocus />
      <Failure error={remove.error} />
      <div className="actions">
        <Button type="submit" kind="destructive" disabled={typed !== name || remove.isPending}>
          {texts.removeForGood}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function lossText({ keyPairs, otherConnections }: Loss): string {
  if (keyPairs === null) return texts.keepsApp(otherConnections.join(', '));
  return keyPairs.length === 0 ? texts.losesNothing : texts.losesKeyPairs(keyPairs.length);
}
