// What people were told, through which channel, and taking note of it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Severity } from '../../components/severity.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { CalendarFeeds } from './calendar-feeds.tsx';
import { texts } from './texts.ts';

type Message = AnswerOf<'notice.list'>['messages'][number];

const shownAtOnce = 200;
const snoozeDays = 7;

export default function NoticesPage() {
  const queries = useQueryClient();
  const mayAcknowledge = useMay('acknowledge');
  const notices = useQuery({
    queryKey: ['notices', shownAtOnce],
    queryFn: () => answerOf(client.GET('/api/notices', { params: { query: { limit: shownAtOnce } } })),
  });
  const acknowledge = useMutation({
    mutationFn: (body: { what: string; snoozeDays: number | null }) =>
      answerOf(client.POST('/api/notices/acknowledgements', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  return (
    <>
      <PageHeader title={words.notices} />
      <Failure error={acknowledge.error} />
      {acknowledge.isSuccess && <Alert kind="success" title={texts.done(acknowledge.data.notices)} />}
      <Loaded query={notices}>
        {({ messages }) =>
          messages.length === 0 ? (
            <EmptyState title={texts.none} text={texts.noneText} />
          ) : (
            <div className="slds-card">
              <Table
                caption={texts.messages}
                columns={[texts.at, texts.severity, texts.message, texts.to, texts.state, texts.action]}
              >
                {messages.map((message) => (
                  <tr key={message.id}>
                    <td>{instantText(message.createdAt)}</td>
                    <td>
                      <Severity severity={message.severity} />
                    </td>
                    <th scope="row">{message.subjectLine}</th>
                    <td>{[message.channel, message.recipient].filter(Boolean).join(': ')}</td>
                    <td>
                      <Standing message={message} />
                    </td>
                    <td>
                      {mayAcknowledge && message.severity !== 'resolved' && message.severity !== 'info' && (
                        <div className="actions">
                          <Button
                            aria-label={texts.acknowledgeOf(message.subjectLine)}
                            onClick={() => acknowledge.mutate({ what: message.id, snoozeDays: null })}
                          >
                            {texts.acknowledge}
                          </Button>
                          <Button
                            kind="plain"
                            aria-label={texts.snoozeOf(message.subjectLine)}
                            onClick={() => acknowledge.mutate({ what: message.id, snoozeDays })}
                          >
                            {texts.snooze}
                          </Button>
                        </div>
                      )}
                    </td>
                  </tr>
                ))}
              </Table>
            </div>
          )
        }
      </Loaded>
      <Card title={texts.feeds}>
        <CalendarFeeds />
      </Card>
    </>
  );
}

function Standing({ message: { state, attempts, detail } }: { message: Message }) {
  return (
    <>
      {texts.states[state]}
      {state !== 'sent' && `, ${texts.tries(attempts)}`}
      {detail !== null && <span className="slds-form-element__help"> {detail}</span>}
    </>
  );
}
