// An invitation: a role, perhaps a label, and an address that is shown once.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AnswerOf, answerOf, client, problemAt } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Field } from '../../components/field.tsx';
import { roleWords } from '../../text/roles.ts';
import { ProofNeeded } from '../account/proof-needed.tsx';
import { peopleKey } from './people-key.ts';
import { texts } from './texts.ts';

type Role = AnswerOf<'person.invite'>['role'];

const roles: readonly { value: Role; label: string; help: string }[] = [
  { value: 'viewer', label: roleWords.viewer, help: roleWords.viewerHelp },
  { value: 'operator', label: roleWords.operator, help: roleWords.operatorHelp },
  { value: 'administrator', label: roleWords.administrator, help: roleWords.administratorHelp },
];

/** The token stands behind the #, which browsers send to nobody. */
export function invitationAddress(token: string, role: Role | 'account'): string {
  const made = role === 'administrator' ? '' : `?role=${role}`;
  return `${location.origin}/invitation${made}#${token}`;
}

export function Invite() {
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>('viewer');
  const [name, setName] = useState('');
  const [label, setLabel] = useState('');
  const invite = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/people', { body: { role, name: orNull(name), label: orNull(label) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: peopleKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <>
      <form className="slds-form" onSubmit={submit}>
        <Choice<Role> legend={roleWords.role} value={role} options={roles} onValue={setRole} />
        <Field
          label={texts.invitationName}
          value={name}
          onValue={setName}
          help={texts.invitationNameHelp}
          problem={problemAt(invite.error, 'name')}
        />
        <Field
          label={roleWords.label}
          value={label}
          onValue={setLabel}
          help={roleWords.labelHelp}
          problem={problemAt(invite.error, 'label')}
        />
        {invite.isSuccess && (
          <CopyValue label={texts.address} value={invitationAddress(invite.data.token, invite.data.role)} />
        )}
        <div className="actions">
          <Button type="submit" kind="brand" disabled={invite.isPending}>
            {texts.invite}
          </Button>
        </div>
      </form>
      <ProofNeeded error={invite.error} onProved={() => invite.mutate()} except={['name', 'label']} />
    </>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
