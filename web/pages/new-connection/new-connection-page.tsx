// The start of a connection: what must be known before the seven steps. What the server says of a field stands at the field.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { Card } from '../../components/card.tsx';
import { Choice } from '../../components/choice.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

type AppKind = 'external-client-app' | 'connected-app';

const appKinds: readonly { value: AppKind; label: string; help: string }[] = [
  { value: 'external-client-app', label: texts.externalClientApp, help: texts.externalClientAppHelp },
  { value: 'connected-app', label: texts.connectedApp, help: texts.connectedAppHelp },
];

export default function NewConnectionPage() {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [name, setName] = useState('');
  const [loginUrl, setLoginUrl] = useState('https://login.salesforce.com');
  const [username, setUsername] = useState('');
  const [appKind, setAppKind] = useState<AppKind>('external-client-app');
  const [appName, setAppName] = useState('Latchkey');
  const add = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/connections', { body: { name, loginUrl, username, appKind, appName } })),
    onSuccess: async (added) => {
      await queries.invalidateQueries();
      goTo(`/connections/${encodeURIComponent(added.name)}/setup`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <>
      <PageHeader title={words.newConnection} />
      <Card title={words.newConnection}>
        <form className="slds-form" onSubmit={submit}>
          <Field label={texts.name} value={name} onValue={setName} help={texts.nameHelp} required />
          <Field label={texts.loginUrl} value={loginUrl} onValue={setLoginUrl} help={texts.loginUrlHelp} required />
          <Field label={words.username} value={username} onValue={setUsername} help={texts.usernameHelp} required />
          <Choice<AppKind> legend={texts.appKind} value={appKind} options={appKinds} onValue={setAppKind} />
          <Field label={texts.appName} value={appName} onValue={setAppName} help={texts.appNameHelp} />
          <Failure error={add.error} />
          <div className="actions">
            <button type="submit" className="slds-button slds-button_brand" disabled={add.isPending}>
              {texts.create}
            </button>
          </div>
        </form>
      </Card>
    </>
  );
}
