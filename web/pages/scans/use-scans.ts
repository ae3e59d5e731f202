// What the pages of scans read. While one is under way it is read again each second; its beginning and end are told besides.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
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
}

export function useScans({ name, state }: ScanFilter) {
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
      data?.pages.some(({ scans }) => scans.some(isOpen)) === true ? movingMs : false,
  });
}

export function useScan(name: string, number: string) {
  return useQuery({
    queryKey: ['scan', name, number],
    queryFn: () =>
      answerOf(client.GET('/api/connections/{name}/scans/{number}', { params: { path: { name, number } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isOpen(data) ? movingMs : false),
  });
}

export const scansPath = (name: string) => `/connections/${encodeURIComponent(name)}/scans`;
export const changesPath = (name: string, to?: number) =>
  `/connections/${encodeURIComponent(name)}/changes${to === undefined ? '' : `?to=${to}`}`;
export const scanPath = ({ connection, number }: Pick<ScanRow, 'connection' | 'number'>) =>
  `${scansPath(connection)}/${number}`;
