// The ways to people, each with a test that really goes through it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { texts } from './texts.ts';

export function Channels() {
  const notices = useQuery({
    queryKey: ['notices', 1],
    queryFn: () => answerOf(client.GET('/api/notices', { params: { query: { limit: 1 } } })),
  });
  return (
    <Loaded query={notices}>
      {({ channels, wrongChannels }) => (
        <>
          {channels.length + wrongChannels.length === 0 && <p>{texts.noChannel}</p>}
          {channels.map(({ name }) => (
            <Channel key={name} name={name} />
          ))}
          {wrongChannels.map(({ name, problem }) => (
            <Alert key={name} kind="warning" title={name} text={problem} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Channel({ name }: { name: string }) {
  const mayTest = useMay('test');
  const test = useMutation({
    mutationFn: () => answerOf(client.POST('/api/channels/{channel}/test', { params: { path: { channel: name } } })),
  });
  return (
    <div className="stack">
      <div className="actions">
        <strong>{name}</strong>
        {mayTest && (
          <Button disabled={test.isPending} onClick={() => test.mutate()}>
            {texts.sendTest(name)}
          </Button>
        )}
      </div>
      <Failure error={test.error} />
      {test.isSuccess && (
        <Alert kind={test.data.sent ? 'success' : 'error'} title={test.data.sent ? texts.sent : texts.notSent} />
      )}
    </div>
  );
}
