// Keeps what is shown up to date: the server tells of each audited change; where it cannot, what is on the page is asked again.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionKey } from './session-key.ts';

const pollMs = 10_000;

export function useLiveData(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const readAgain = () =>
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    const events = new EventSource('/api/events');
    events.onmessage = readAgain;
    // What moves by itself, such as a test of the reconciler that changes nothing, is in no event.
    const polling = setInterval(readAgain, pollMs);
    return () => {
      events.close();
      clearInterval(polling);
    };
  }, [queries]);
}
