// Shows once more who it is: by what the account has.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { shownPasskey } from '../../api/passkey.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { factorsKey } from './factors-key.ts';
import { texts } from './texts.ts';

interface ProofProps {
  factors: AnswerOf<'factor.list'>;
  onProved?(): void;
}

export function Proof({ factors, onProved }: ProofProps) {
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const onSuccess = () => {
    onProved?.();
    return queries.invalidateQueries({ queryKey: factorsKey });
  };
  const byPassword = useMutation({
    mutationFn: () => answerOf(client.POST('/api/session/proof', { body: { type: 'password', password } })),
    onSuccess,
  });
  const byPasskey = useMutation({
    mutationFn: async () =>
      answerOf(client.POST('/api/session/proof', { body: { type: 'passkey', passkey: await shownPasskey() } })),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    byPassword.mutate();
  };
  return (
    <>
      <p>{texts.proofText}</p>
      {factors.hasPassword && (
        <form className="slds-form" onSubmit={submit}>
          <Field
            label={words.password}
            value={password}
            onValue={setPassword}
            type="password"
            autoComplete="current-password"
            problem={problemAt(byPassword.error, 'password')}
            required
          />
          <Failure error={byPassword.error} except={['password']} />
          <div className="actions">
            <Button type="submit" kind="brand" disabled={byPassword.isPending}>
              {texts.prove}
            </Button>
          </div>
        </form>
      )}
      {factors.passkeys.length > 0 && (
        <div className="actions">
          <Button onClick={() => byPasskey.mutate()}>{texts.proveByPasskey}</Button>
        </div>
      )}
      <Failure error={byPasskey.error} />
    </>
  );
}
