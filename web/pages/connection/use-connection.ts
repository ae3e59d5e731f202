// What the pages of one connection read: the connection and its key pairs.

import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';

export type Connection = AnswerOf<'connection.show'>;
export type KeyPair = AnswerOf<'certificate.list'>['keyPairs'][number];

export function useConnection(name: string) {
  const params = { params: { path: { name } } };
  return useQuery({
    queryKey: ['connection', name],
    queryFn: async () => {
      const asked = client.GET('/api/connections/{name}', params);
      const [connection, { keyPairs }, { response }] = await Promise.all([
        answerOf(asked),
        answerOf(client.GET('/api/connections/{name}/certificates', params)),
        asked,
      ]);
      return { connection, keyPairs, tag: response.headers.get('etag') };
    },
  });
}

/** The fingerprint of the one that waits for its upload. */
export function waitingPair(keyPairs: readonly KeyPair[]): string | null {
  return keyPairs.find(({ state }) => state === 'issued')?.fingerprint ?? null;
}
