// Keeps what is shown up to date: the server tells of each audited change; where it cannot, what is on the page is asked again.

import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { canvasBearer } from '../api/canvas-bearer.ts';
import { sessionKey } from './session-key.ts';

const pollMs = 10_000;
/** A fleet in motion tells of many changes at once: they are read together. */
const gatherMs = 500;

/** What costs an org a look is read when its page asks for it. */
function isReadAgain({ queryKey, meta }: Query): boolean {
  return queryKey[0] !== sessionKey[0] && meta?.isCostly !== true;
}

export function useLiveData(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => void queries.invalidateQueries({ predicate: isReadAgain });
    const readSoon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        readAgain();
      }, gatherMs);
    };
    // It can show no bearer; what is in a frame is asked again, as below.
    const events = canvasBearer === null ? new EventSource('/api/events') : null;
    if (events !== null) events.onmessage = readSoon;
    // What moves by itself, such as a test of the reconciler that changes nothing, is in no event.
    const polling = setInterval(readAgain, pollMs);
    return () => {
      events?.close();
      clearInterval(polling);
      clearTimeout(waiting);
    };
  }, [queries]);
}
