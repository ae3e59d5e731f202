// The start of a connection: what must be known before the seven steps. What the server says of a field stands at the field.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem, answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Choice } from '../../components/choice.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { words } from '../../text/words.ts';
import { Lookalike } from './lookalike.tsx';
import { texts } from './texts.ts';

type AppKind = 'external-client-app' | 'connected-app';

const appKinds: readonly { value: AppKind; label: string; help: string }[] = [
  { value: 'external-client-app', label: texts.externalClientApp, help: texts.externalClientAppHelp },
  { value: 'connected-app', label: texts.connectedApp, help: texts.connectedAppHelp },
];

const blank = { name: '', loginUrl: 'https://login.salesforce.com', username: '', appName: 'Latchkey', contact: '' };

export default function NewConnectionPage() {
  return (
    <>
      <PageHeader title={words.newConnection} />
      {useMay('configure') ? <NewConnection /> : <Alert kind="info" title={texts.mayNot} text={texts.mayNotRemedy} />}
    </>
  );
}

function NewConnection() {
  const [given, setGiven] = useState(blank);
  const [appKind, setAppKind] = useState<AppKind>('external-client-app');
  const add = useAdd();
  const body = (acceptLookalikes: string[]) => {
    const { contact, ...fields } = given;
    return { ...fields, appKind, contacts: contact.trim() === '' ? [] : [contact], acceptLookalikes };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(body([]));
  };
  const problem = add.error instanceof ApiProblem ? add.error : null;
  const atField = problem?.field === 'contacts' ? 'contact' : (problem?.field ?? '');
  const field = (name: keyof typeof blank) => ({
    value: given[name],
    onValue: (value: string) => setGiven({ ...given, [name]: value }),
    problem: atField === name && problem !== null ? `${problem.fieldText} ${problem.nextAction}` : undefined,
  });
  const isLookalike = problem?.code === 'lookalikeHost';
  const isToldAtField = atField in given;
  return (
    <Card title={texts.about}>
      <form className="slds-form" onSubmit={submit} noValidate>
        <Field label={texts.name} {...field('name')} help={texts.nameHelp} autoComplete="off" required />
        <Field
          label={texts.loginUrl}
          {...field('loginUrl')}
          help={texts.loginUrlHelp}
          problem={isLookalike ? undefined : field('loginUrl').problem}
          inputMode="url"
          spellCheck={false}
          required
        />
        {isLookalike && (
          <Lookalike
            problem={problem.message}
            onAccept={() => add.mutate(body([given.loginUrl, originOf(given.loginUrl)]))}
          />
        )}
        <Field
          label={words.username}
          {...field('username')}
          help={texts.usernameHelp}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Choice<AppKind> legend={texts.appKind} value={appKind} options={appKinds} onValue={setAppKind} />
        <Field label={texts.appName} {...field('appName')} help={texts.appNameHelp} />
        <Field label={texts.contact} {...field('contact')} help={texts.contactHelp} inputMode="email" />
        {!isToldAtField && <Failure error={add.error} />}
        <div className="actions">
          <Button type="submit" kind="brand" disabled={add.isPending}>
            {texts.create}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface Added {
  name: string;
  loginUrl: string;
  username: string;
  appKind: AppKind;
  appName: string;
  contacts: string[];
  acceptLookalikes: string[];
}

/** What the server warns of goes along, and is shown where the steps begin. */
function useAdd() {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  return useMutation({
    mutationFn: (body: Added) => answerOf(client.POST('/api/connections', { body })),
    onSuccess: async ({ name, warnings }) => {
      await queries.invalidateQueries({ queryKey: ['connections'] });
      const state = { warnings: warnings.map(({ text }) => text) };
      goTo(`/connections/${encodeURIComponent(name)}/setup`, { state });
    },
  });
}

/** The server keeps and compares origins. */
function originOf(loginUrl: string): string {
  const withScheme = loginUrl.includes('://') ? loginUrl.trim() : `https://${loginUrl.trim()}`;
  return URL.canParse(withScheme) ? new URL(withScheme).origin : withScheme;
}
