// Another password, by the present one.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { texts } from './texts.ts';

const blank = { password: '', newPassword: '' };

export function Password() {
  const queries = useQueryClient();
  const [given, setGiven] = useState(blank);
  const change = useMutation({
    mutationFn: () => answerOf(client.PUT('/api/account/password', { body: given })),
    onSuccess: () => {
      setGiven(blank);
      return queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const { error } = change;
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.passwordText}</p>
      <Field
        label={texts.presentPassword}
        value={given.password}
        onValue={(password) => setGiven({ ...given, password })}
        type="password"
        autoComplete="current-password"
        required
      />
      <Field
        label={texts.newPassword}
        value={given.newPassword}
        onValue={(newPassword) => setGiven({ ...given, newPassword })}
        problem={problemAt(error, 'newPassword', 'password')}
        type="password"
        autoComplete="new-password"
        required
      />
      <Failure error={error} except={['newPassword', 'password']} />
      {change.isSuccess && <Alert kind="success" title={texts.passwordChanged(change.data.sessionsEnded)} />}
      <div className="actions">
        <Button type="submit" disabled={change.isPending}>
          {texts.changePassword}
        </Button>
      </div>
    </form>
  );
}
