// Where somebody signs in, at whatever address they asked for.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { sessionKey } from '../../app/session-key.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export function SignInPage() {
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => answerOf(client.POST('/api/session', { body: { username, password } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="door">
      <p className="door__product">Latchkey</p>
      <Card title={texts.title}>
        <form className="slds-form" onSubmit={submit}>
          <Field label={words.username} value={username} onValue={setUsername} autoComplete="username" required />
          <Field
            label={words.password}
            value={password}
            onValue={setPassword}
            type="password"
            autoComplete="current-password"
            required
          />
          <Failure error={signIn.error} />
          <button type="submit" className="slds-button slds-button_brand" disabled={signIn.isPending}>
            {texts.signIn}
          </button>
        </form>
      </Card>
    </main>
  );
}
