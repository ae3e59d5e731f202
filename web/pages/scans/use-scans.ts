// What the pages of scans read. The server tells how far one is that is under way; where it does not, and in the list of all, they are
// read again each second. Beginning and end are told besides.

import { focusManager, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { canvasBearer } from '../../api/canvas-bearer.ts';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';

export type Scan = AnswerOf<'scan.show'>;
export type ScanRow = AnswerOf<'scan.listAll'>['scans'][number];
export type ScanState = ScanRow['state'];

export const scanStates = [
  'PENDING',
  'RUNNING',
  'COMPLETED',
  'COMPLETED_WITH_ERRORS',
  'FAILED',
  'CANCELLED',
] as const satisfies readonly ScanState[];

const movingMs = 1_000;
const rowsOfAPage = 50;

export const isOpen = ({ state }: Pick<ScanRow, 'state'>) => state === 'PENDING' || state === 'RUNNING';
export const isComplete = ({ state }: Pick<ScanRow, 'state'>) =>
  state === 'COMPLETED' || state === 'COMPLETED_WITH_ERRORS';

export interface ScanFilter {
  name: string;
  state: ScanState | '';
  /** How far they are stands in the list itself. */
  isWatched?: boolean;
}

export function useScans({ name, state, isWatched = false }: ScanFilter) {
  return useInfiniteQuery({
    queryKey: ['scans', name, state],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: rowsOfAPage,
        ...(name === '' ? {} : { name }),
        ...(state === '' ? {} : { state }),
        ...(pageParam === null ? {} : { before: pageParam }),
      };
      return answerOf(client.GET('/api/scans', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) =>
      isWatched && data?.pages.some(({ scans }) => scans.some(isOpen)) === true ? movingMs : false,
  });
}

export function useScan(name: string, number: string) {
  const [isTold, setTold] = useState(false);
  const scan = useQuery({
    queryKey: ['scan', name, number],
    queryFn: () =>
      answerOf(client.GET('/api/connections/{name}/scans/{number}', { params: { path: { name, number } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOpen(data) && !isTold ? movingMs : false),
  });
  useProgress(name, number, scan.data !== undefined && isOpen(scan.data), setTold);
  return scan;
}

/** Each stream takes one of the six connections that a browser has to a server: of a page in sight alone. */
function useProgress(name: string, number: string, isMoving: boolean, setTold: (isTold: boolean) => void): void {
  const queries = useQueryClient();
  const isInSight = useSyncExternalStore(focusManager.subscribe, () => focusManager.isFocused());
  const isAsked = isMoving && isInSight && canvasBearer === null;
  useEffect(() => {
    if (!isAsked) return;
    const queryKey = ['scan', name, number];
    const events = new EventSource(`/api/connections/${encodeURIComponent(name)}/scans/${number}`);
    const end = () => {
      events.close();
      setTold(false);
    };
    events.onopen = () => setTold(true);
    // It tries again by itself, or not at all.
    events.onerror = () => setTold(false);
    events.addEventListener('progress', ({ data }) =>
      queries.setQueryData<Scan>(queryKey, (before) => before && { ...before, ...JSON.parse(data) }),
    );
    events.addEventListener('done', ({ data }) => {
      end();
      queries.setQueryData<Scan>(queryKey, JSON.parse(data));
      void queries.invalidateQueries({ queryKey: ['scans'] });
    });
    return end;
  }, [queries, name, number, isAsked, setTold]);
}

export const scansPath = (name: string) => `/connections/${encodeURIComponent(name)}/scans`;
export const changesPath = (name: string, to?: number) =>
  `/connections/${encodeURIComponent(name)}/changes${to === undefined ? '' : `?to=${to}`}`;
export const scanPath = ({ connection, number }: Pick<ScanRow, 'connection' | 'number'>) =>
  `${scansPath(connection)}/${number}`;
