// One's own passkeys: added and removed.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, ApiProblem, answerOf, client, problemAt } from '../../api/client.ts';
import { madePasskey } from '../../api/passkey.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { factorsKey } from './factors-key.ts';
import { texts } from './texts.ts';

interface PasskeysProps {
  passkeys: AnswerOf<'factor.list'>['passkeys'];
  mayChange: boolean;
}

export function Passkeys({ passkeys, mayChange }: PasskeysProps) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const onSuccess = () => queries.invalidateQueries({ queryKey: factorsKey });
  const add = useMutation({
    mutationFn: async () =>
      answerOf(client.POST('/api/account/passkeys', { body: { name, passkey: await madePasskey() } })),
    onSuccess: () => {
      setName('');
      return onSuccess();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(client.DELETE('/api/account/passkeys/{id}', { params: { path: { id } } })),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <>
      <p>{texts.passkeysText}</p>
      {passkeys.length === 0 ? (
        <p>{texts.noPasskey}</p>
      ) : (
        <Table caption={texts.passkeys} columns={[texts.passkey, texts.worksAt, texts.lastUsed, texts.remove]}>
          {passkeys.map(({ id, name: called, worksAt, lastUsedAt }) => (
            <tr key={id}>
              <th scope="row">{called}</th>
              <td>{worksAt}</td>
              <td>{lastUsedAt === null ? texts.never : instantText(lastUsedAt)}</td>
              <td>
                {mayChange && (
                  <Button aria-label={texts.removeOf(called)} onClick={() => remove.mutate(id)}>
                    {texts.remove}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {mayChange && (
        <form className="slds-form" onSubmit={submit}>
          <Field label={texts.passkeyTitle} value={name} onValue={setName} problem={problemAt(add.error, 'name')} />
          <div className="actions">
            <Button type="submit" disabled={add.isPending}>
              {texts.addPasskey}
            </Button>
          </div>
        </form>
      )}
      <Failure error={remove.error} />
      {add.error instanceof ApiProblem && <Failure error={add.error} except={['name']} />}
      {add.error !== null && !(add.error instanceof ApiProblem) && (
        <Alert kind="error" title={texts.passkeyFailed} text={texts.passkeyFailedRemedy} />
      )}
    </>
  );
}
