// Addresses for calendar programs: made, shown once, revoked.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { texts } from './texts.ts';

const feedsKey = ['calendar feeds'];

export function CalendarFeeds() {
  const queries = useQueryClient();
  const mayChange = useMay('configure');
  const feeds = useQuery({ queryKey: feedsKey, queryFn: () => answerOf(client.GET('/api/calendar-feeds')) });
  const onSuccess = () => queries.invalidateQueries({ queryKey: feedsKey });
  const make = useMutation({
    mutationFn: () => answerOf(client.POST('/api/calendar-feeds', { body: { name: null } })),
    onSuccess,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => answerOf(client.DELETE('/api/calendar-feeds/{id}', { params: { path: { id } } })),
    onSuccess,
  });
  return (
    <>
      <p>{texts.feedsText}</p>
      <Loaded query={feeds}>
        {({ feeds: all }) =>
          all.length === 0 ? (
            <p>{texts.noFeed}</p>
          ) : (
            <Table caption={texts.feeds} columns={[texts.about, texts.made, texts.revoke]}>
              {all.map(({ id, connection, createdAt }) => (
                <tr key={id}>
                  <th scope="row">{connection ?? texts.all}</th>
                  <td>{instantText(createdAt)}</td>
                  <td>
                    {mayChange && (
                      <Button aria-label={texts.revokeOf(connection ?? texts.all)} onClick={() => revoke.mutate(id)}>
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
      <Failure error={make.error ?? revoke.error} />
      {make.isSuccess && (
        <CopyValue label={texts.address} value={`${location.origin}/calendar/${make.data.token}.ics`} />
      )}
      {mayChange && (
        <div className="actions">
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            {texts.makeFeed}
          </Button>
        </div>
      )}
    </>
  );
}
