// Where an invitation is taken: a name and a password. The token stands behind the # of the address, which browsers send to nobody.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { sessionKey } from '../../app/session-key.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export default function InvitationPage() {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [token] = useState(() => location.hash.slice(1));
  const [isAdministrator] = useState(() => !new URLSearchParams(location.search).has('role'));
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => {
    document.title = `${texts.title} – Latchkey`;
  }, []);
  const take = useMutation({
    mutationFn: () => answerOf(client.POST('/api/invitation', { body: { token, username, password } })),
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: sessionKey });
      const { total } = await answerOf(client.GET('/api/connections', { params: { query: { limit: 1 } } }));
      goTo(total === 0 ? '/new-connection' : '/', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate();
  };
  return (
    <main className="door">
      <p className="door__product">Latchkey</p>
      <Card title={texts.title}>
        <form className="slds-form" onSubmit={submit}>
          <p>{texts.intro}</p>
          <Field
            label={words.username}
            value={username}
            onValue={setUsername}
            help={texts.usernameHelp}
            problem={problemAt(take.error, 'username')}
            autoComplete="username"
            autoCapitalize="none"
            maxLength={64}
            required
          />
          <Field
            label={words.password}
            value={password}
            onValue={setPassword}
            help={texts.passwordHelp}
            problem={problemAt(take.error, 'password')}
            type="password"
            autoComplete="new-password"
            required
          />
          <Failure error={take.error} except={['username', 'password']} />
          <Button type="submit" kind="brand" disabled={take.isPending}>
            {isAdministrator ? texts.createAdministrator : texts.createAccount}
          </Button>
        </form>
      </Card>
    </main>
  );
}
