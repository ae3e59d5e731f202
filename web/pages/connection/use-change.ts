// Changes a connection. What the server says of one field is shown at that field, everything else above the button.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type BodyOf, client } from '../../api/client.ts';

export type ConnectionChange = BodyOf<'connection.set'>;

export function useChange(name: string, onSaved: () => void = () => {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ tag = null, ...body }: ConnectionChange & { tag?: string | null }) =>
      answerOf(
        client.PATCH('/api/connections/{name}', {
          params: { path: { name } },
          headers: tag === null ? {} : { 'if-match': tag },
          body,
        }),
      ),
    onSuccess: onSaved,
    onSettled: () => queries.invalidateQueries(),
  });
}
