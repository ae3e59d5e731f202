// Who has an account, with what rights; inviting, closing, resetting.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { useMay, useSession } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { AskedFirst } from '../../components/asked-first.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Table } from '../../components/table.tsx';
import { roleWords } from '../../text/roles.ts';
import { words } from '../../text/words.ts';
import { ProofNeeded } from '../account/proof-needed.tsx';
import { Invite, invitationAddress } from './invite.tsx';
import { peopleKey } from './people-key.ts';
import { texts } from './texts.ts';

type Person = AnswerOf<'person.list'>['people'][number];

export default function PeoplePage() {
  const mayManage = useMay('managePeople');
  return (
    <>
      <PageHeader title={words.people}>
        {mayManage && (
          <Link href="/org-links" className="slds-button slds-button_neutral">
            {texts.linkedOrgs}
          </Link>
        )}
      </PageHeader>
      {mayManage ? <People /> : <Alert kind="info" title={texts.notPermitted} />}
    </>
  );
}

function People() {
  const people = useQuery({ queryKey: peopleKey, queryFn: () => answerOf(client.GET('/api/people')) });
  return (
    <>
      <Loaded query={people}>
        {({ people: all }) => (
          <div className="slds-card">
            <Table
              caption={words.people}
              columns={[texts.person, roleWords.role, texts.reach, texts.signsInWith, texts.state, texts.actions]}
            >
              {all.map((person) => (
                <PersonRow key={person.name} person={person} />
              ))}
            </Table>
          </div>
        )}
      </Loaded>
      <Card title={texts.inviteTitle}>
        <Invite />
      </Card>
    </>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { name, role, label, disabledAt } = person;
  const queries = useQueryClient();
  const { name: own } = useSession();
  const params = { params: { path: { person: name } } };
  const onSuccess = () => queries.invalidateQueries({ queryKey: peopleKey });
  const change = useMutation({
    mutationFn: (body: { role?: Person['role']; isDisabled?: boolean }) =>
      answerOf(client.PATCH('/api/people/{person}', { ...params, body })),
    onSuccess,
  });
  const reset = useMutation({
    mutationFn: () => answerOf(client.POST('/api/people/{person}/reset', params)),
    onSuccess,
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <select
          className="slds-select"
          aria-label={texts.of(roleWords.role, name)}
          value={role}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ role: event.target.value as Person['role'] })}
        >
          {(['viewer', 'operator', 'administrator'] as const).map((one) => (
            <option key={one} value={one}>
              {roleWords[one]}
            </option>
          ))}
        </select>
      </td>
      <td>{label ?? roleWords.everything}</td>
      <td>{waysOf(person)}</td>
      <td>{disabledAt === null ? texts.open : texts.closed}</td>
      <td>
        <div className="actions">
          {name !== own && (
            <Button
              aria-label={texts.of(disabledAt === null ? texts.close : texts.reopen, name)}
              onClick={() => change.mutate({ isDisabled: disabledAt === null })}
            >
              {disabledAt === null ? texts.close : texts.reopen}
            </Button>
          )}
          <AskedFirst
            text={texts.reset}
            named={texts.of(texts.reset, name)}
            question={texts.resetSure(name)}
            onYes={() => reset.mutate()}
          />
        </div>
        <ProofNeeded error={change.error} onProved={() => change.variables && change.mutate(change.variables)} />
        <ProofNeeded error={reset.error} onProved={() => reset.mutate()} />
        {reset.isSuccess && <CopyValue label={texts.address} value={invitationAddress(reset.data.token, 'account')} />}
      </td>
    </tr>
  );
}

function waysOf({ hasPassword, hasTotp, passkeys }: Person): string {
  const ways = [
    ...(hasPassword ? [texts.passwordWay] : []),
    ...(hasTotp ? [texts.codeWay] : []),
    ...(passkeys > 0 ? [texts.passkeys(passkeys)] : []),
  ];
  return ways.length === 0 ? texts.nothingYet : ways.join(', ');
}
