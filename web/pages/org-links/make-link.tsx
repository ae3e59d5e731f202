// A new link: the org of a connection, and the most that its admins may do here.

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Select } from '../../components/select.tsx';
import { roleWords } from '../../text/roles.ts';
import { ProofNeeded } from '../account/proof-needed.tsx';
import { texts } from './texts.ts';

type Role = AnswerOf<'orgLink.make'>['role'];

const roles = (['viewer', 'operator', 'administrator'] as const).map((value) => ({ value, label: roleWords[value] }));

export function MakeLink({ onMade }: { onMade(made: AnswerOf<'orgLink.make'>): void }) {
  const connections = useQuery({
    queryKey: ['connections', 'to link'],
    queryFn: () => answerOf(client.GET('/api/connections', { params: { query: { sort: 'name', limit: 1_000 } } })),
  });
  return (
    <Loaded query={connections}>
      {({ connections: [...all] }) =>
        all.length === 0 ? (
          <p>{texts.noConnection}</p>
        ) : (
          <MakeForm names={all.map(({ name }) => name)} onMade={onMade} />
        )
      }
    </Loaded>
  );
}

function MakeForm({ names, onMade }: { names: readonly string[]; onMade(made: AnswerOf<'orgLink.make'>): void }) {
  const [name, setName] = useState(names[0] ?? '');
  const [role, setRole] = useState<Role>('administrator');
  const make = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/connections/{name}/org-link', { params: { path: { name } }, body: { role } })),
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <>
      <form className="slds-form" onSubmit={submit}>
        <Select
          label={texts.connection}
          value={name}
          options={names.map((value) => ({ value, label: value }))}
          onValue={setName}
        />
        <Select<Role> label={texts.most} value={role} options={roles} onValue={setRole} />
        <div className="actions">
          <Button type="submit" kind="brand" disabled={make.isPending}>
            {texts.make}
          </Button>
        </div>
      </form>
      <ProofNeeded error={make.error} onProved={() => make.mutate()} />
    </>
  );
}
