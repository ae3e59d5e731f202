// What of the list is wanted, as it stands in the address: a link to a filtered list shows the same to somebody else.

import { useSearchParams } from 'wouter';
import { type ConnectionState, isConnectionState } from '../../components/state.tsx';

export const sorts = ['urgency', 'name', 'daysLeft'] as const;
export type Sort = (typeof sorts)[number];

export interface Wish {
  sort: Sort;
  search: string;
  state: ConnectionState | '';
  label: string;
  /** Where the page begins; empty: with the first one. */
  after: string;
}

export const isNarrowed = ({ search, state, label }: Wish): boolean => search !== '' || state !== '' || label !== '';

/** Another wish begins on its first page. */
export function useWish(): [Wish, (change: Partial<Wish>, options?: { replace: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const given = (key: string) => params.get(key) ?? '';
  const state = given('state');
  const wish: Wish = {
    sort: sorts.find((one) => one === given('sort')) ?? 'urgency',
    search: given('search'),
    state: isConnectionState(state) ? state : '',
    label: given('label'),
    after: given('after'),
  };
  const change = (changed: Partial<Wish>, options?: { replace: boolean }) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [key, value] of Object.entries({ after: '', ...changed })) {
        if (value === '' || value === 'urgency') next.delete(key);
        else next.set(key, value);
      }
      return next;
    }, options);
  return [wish, change];
}
