// Tokens of programs: made with a scope and an end, shown once, revoked.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, client, problemAt } from '../../api/client.ts';
import { useSession } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Table } from '../../components/table.tsx';
import { dayText } from '../../text/language.ts';
import { roleWords } from '../../text/roles.ts';
import { ProofNeeded } from './proof-needed.tsx';
import { texts } from './texts.ts';

const tokensKey = ['tokens'];
/** In the order of how much they may. */
const scopes = ['monitor', 'view', 'acknowledge', 'test', 'rotate', 'configure', 'takeToken', 'administer'] as const;
type Scope = (typeof scopes)[number];

export function ApiTokens() {
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: tokensKey, queryFn: () => answerOf(client.GET('/api/tokens')) });
  const revoke = useMutation({
    mutationFn: (id: string) => answerOf(client.DELETE('/api/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensKey }),
  });
  return (
    <>
      <p>{texts.tokensText}</p>
      <Loaded query={tokens}>
        {({ apiTokens }) =>
          apiTokens.length > 0 && (
            <Table caption={texts.tokens} columns={[texts.token, texts.scope, texts.until, texts.maker, texts.revoke]}>
              {apiTokens.map(({ id, name, permissions, label, expiresAt, maker, isLive }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{[...permissions, ...(label === null ? [] : [label])].join(', ')}</td>
                  <td>{isLive ? dayText(expiresAt) : texts.notLive}</td>
                  <td>{maker}</td>
                  <td>
                    {isLive && (
                      <Button aria-label={texts.revokeOf(name)} onClick={() => revoke.mutate(id)}>
                        {texts.revoke}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
      <Failure error={revoke.error} />
      <MakeToken />
    </>
  );
}

function MakeToken() {
  const queries = useQueryClient();
  const session = useSession();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['view']);
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/tokens', {
          body: {
            name,
            permissions: [...chosen],
            label: label.trim() === '' ? null : label.trim(),
            lifetimeDays: Number(days),
          },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <>
      <form className="slds-form" onSubmit={submit}>
        <Field
          label={texts.tokenTitle}
          value={name}
          onValue={setName}
          problem={problemAt(make.error, 'name')}
          required
        />
        <fieldset className="slds-form-element">
          <legend className="slds-form-element__label">{texts.scope}</legend>
          <div className="actions">
            {scopes
              .filter((scope) => session.permissions.includes(scope))
              .map((scope) => (
                <label key={scope}>
                  <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} /> {scope}
                </label>
              ))}
          </div>
        </fieldset>
        <Field
          label={texts.lifetime}
          value={days}
          onValue={setDays}
          inputMode="numeric"
          problem={problemAt(make.error, 'lifetimeDays')}
          required
        />
        <Field
          label={roleWords.label}
          value={label}
          onValue={setLabel}
          help={roleWords.labelHelp}
          problem={problemAt(make.error, 'label')}
        />
        {make.isSuccess && <CopyValue label={texts.shownOnce} value={make.data.token} />}
        <div className="actions">
          <Button type="submit" disabled={make.isPending}>
            {texts.makeToken}
          </Button>
        </div>
      </form>
      <ProofNeeded error={make.error} onProved={() => make.mutate()} except={['name', 'lifetimeDays', 'label']} />
    </>
  );
}
