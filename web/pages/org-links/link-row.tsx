// One key of a linked org, with what can be done about it.

import { useMutation } from '@tanstack/react-query';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { AskedFirst } from '../../components/asked-first.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { dayText, instantText } from '../../text/language.ts';
import { roleWords } from '../../text/roles.ts';
import { ProofNeeded } from '../account/proof-needed.tsx';
import { texts } from './texts.ts';

type Link = AnswerOf<'orgLink.list'>['orgLinks'][number];

interface LinkRowProps {
  link: Link;
  /** It is the one that is changed and revoked. */
  acts: boolean;
  onMade(made: AnswerOf<'orgLink.rotate'>): void;
  onRevoked(): void;
}

export function LinkRow({ link, acts, onMade, onRevoked }: LinkRowProps) {
  const { orgId, role, connections, createdAt } = link;
  // A link outlives its connections.
  const params = { params: { path: { name: connections[0] ?? orgId } } };
  const rotate = useMutation({
    mutationFn: () => answerOf(client.POST('/api/connections/{name}/org-link/rotation', params)),
    onSuccess: onMade,
  });
  const revoke = useMutation({
    mutationFn: () => answerOf(client.DELETE('/api/connections/{name}/org-link', params)),
    onSuccess: onRevoked,
  });
  return (
    <tr>
      <th scope="row" style={{ whiteSpace: 'nowrap' }}>
        {orgId}
      </th>
      <td>{roleWords[role]}</td>
      <td>{stateOf(link)}</td>
      <td>{connections.length === 0 ? texts.nothing : connections.join(', ')}</td>
      <td>{dayText(createdAt)}</td>
      <td>
        {acts && (
          <div className="actions">
            <Button
              aria-label={texts.of(texts.rotate, orgId)}
              disabled={rotate.isPending}
              onClick={() => rotate.mutate()}
            >
              {texts.rotate}
            </Button>
            <AskedFirst
              text={texts.revoke}
              named={texts.of(texts.revoke, orgId)}
              question={texts.revokeSure(orgId)}
              onYes={() => revoke.mutate()}
            />
          </div>
        )}
        <ProofNeeded error={rotate.error} onProved={() => rotate.mutate()} />
        <Failure error={revoke.error} />
      </td>
    </tr>
  );
}

function stateOf({ isLive, endsAt }: Link): string {
  if (!isLive) return texts.over;
  return endsAt === null ? texts.holds : texts.ends(instantText(endsAt));
}
