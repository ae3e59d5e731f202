// Where one is signed in; each session can be ended.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { texts } from './texts.ts';

const sessionsKey = ['sessions'];

export function Sessions() {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: () => answerOf(client.GET('/api/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => answerOf(client.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <>
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <Table caption={texts.sessions} columns={[texts.device, texts.since, texts.until, texts.end]}>
            {all.map(({ id, isThis, userAgent, createdAt, expiresAt }) => (
              <tr key={id}>
                <th scope="row">{isThis ? `${userAgent} (${texts.thisOne})` : userAgent}</th>
                <td>{instantText(createdAt)}</td>
                <td>{instantText(expiresAt)}</td>
                <td>
                  {!isThis && (
                    <Button aria-label={texts.endOf(userAgent)} onClick={() => end.mutate(id)}>
                      {texts.end}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Loaded>
      <Failure error={end.error} />
    </>
  );
}
