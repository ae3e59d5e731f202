// Shows what was read; until then that it is under way, or why not.

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
}

export function Loaded<T>({ query: { data, error }, children }: LoadedProps<T>) {
  if (data !== undefined) return children(data);
  return error === null ? <Loading /> : <Failure error={error} />;
}
