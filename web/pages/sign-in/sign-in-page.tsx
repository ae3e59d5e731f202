// Where somebody signs in, at whatever address they asked for: by password, with a code where one is set up, or by passkey.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { ApiProblem, answerOf, client, problemAt } from '../../api/client.ts';
import { shownPasskey } from '../../api/passkey.ts';
import { sessionKey } from '../../app/session-key.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export function SignInPage() {
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: () => answerOf(client.GET('/api/sign-in')) });
  const onSuccess = () => queries.invalidateQueries({ queryKey: sessionKey });
  useEffect(() => {
    document.title = `${texts.title} – Latchkey`;
  }, []);
  const signIn = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/session', { body: { username, password, ...(code === '' ? {} : { code: code.trim() }) } }),
      ),
    onSuccess,
  });
  const byPasskey = useMutation({
    mutationFn: async () => answerOf(client.POST('/api/session/passkey', { body: { passkey: await shownPasskey() } })),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    byPasskey.reset();
    signIn.mutate();
  };
  // Once asked for, the field stays: a wrong code is typed again.
  const needsCode = code !== '' || (signIn.error instanceof ApiProblem && signIn.error.code === 'codeNeeded');
  return (
    <main className="door">
      <p className="door__product">Latchkey</p>
      <h1 className="assistive">{texts.title}</h1>
      <Card title={texts.title}>
        <form className="slds-form" onSubmit={submit}>
          <Field
            label={words.username}
            value={username}
            onValue={setUsername}
            problem={problemAt(signIn.error, 'username')}
            autoComplete="username"
            required
          />
          <Field
            label={words.password}
            value={password}
            onValue={setPassword}
            type="password"
            problem={problemAt(signIn.error, 'password')}
            autoComplete="current-password"
            required
          />
          {needsCode && (
            <Field
              label={texts.code}
              value={code}
              onValue={setCode}
              help={texts.codeHelp}
              problem={problemAt(signIn.error, 'code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              autoFocus
              required
            />
          )}
          <Failure error={signIn.error} except={['username', 'password', 'code']} />
          <Button type="submit" kind="brand" disabled={signIn.isPending}>
            {texts.signIn}
          </Button>
        </form>
        {ways !== undefined && ways.oidc !== null && (
          <a className="slds-button slds-button_neutral" href="/api/sign-in/oidc">
            {texts.byProvider(ways.oidc.name)}
          </a>
        )}
        {ways?.passkeys === true && (
          <Button kind="plain" disabled={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
            {texts.passkey}
          </Button>
        )}
        {ways?.passkeys === false && isLoopback(location.hostname) && (
          <p className="slds-form-element__help">{texts.needsName(`http://localhost:${location.port}`)}</p>
        )}
        {byPasskey.error instanceof ApiProblem && <Failure error={byPasskey.error} />}
        {byPasskey.error !== null && !(byPasskey.error instanceof ApiProblem) && (
          <Alert kind="error" title={texts.passkeyFailed} text={texts.passkeyFailedRemedy} />
        )}
      </Card>
    </main>
  );
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '[::1]';
}
