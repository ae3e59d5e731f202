// What the pages of one connection read: the connection and its key pairs.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';

export function useConnection(name: string) {
  const params = { params: { path: { name } } };
  return useQuery({
    queryKey: ['connection', name],
    queryFn: async () => {
      const [connection, { keyPairs }] = await Promise.all([
        answerOf(client.GET('/api/connections/{name}', params)),
        answerOf(client.GET('/api/connections/{name}/certificates', params)),
      ]);
      return { connection, keyPairs };
    },
  });
}
