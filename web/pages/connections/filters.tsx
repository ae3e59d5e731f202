// Search, state, label and order. What is typed is asked for when the typing pauses.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import type { ConnectionState } from '../../components/state.tsx';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';
import { isNarrowed, sorts, type Wish } from './wish.ts';

const pauseMs = 200;

interface FiltersProps {
  wish: Wish;
  onWish(change: Partial<Wish>, options?: { replace: boolean }): void;
}

export function Filters({ wish, onWish }: FiltersProps) {
  const { data: counts } = useQuery({
    queryKey: ['connections', 'counts'],
    queryFn: () => answerOf(client.GET('/api/connection-counts')),
  });
  const states = counts?.states ?? [];
  const labels = counts?.labels ?? [];
  return (
    <search className="filters">
      <Search sought={wish.search} onSearch={(search) => onWish({ search }, { replace: true })} />
      <Select<ConnectionState | ''>
        label={texts.state}
        value={wish.state}
        onValue={(state) => onWish({ state })}
        options={[
          { value: '', label: texts.anyState },
          ...withChosen(states, wish.state, 'state').map(({ state, count }) => ({
            value: state,
            label: `${words.states[state]} (${count})`,
          })),
        ]}
      />
      {(labels.length > 0 || wish.label !== '') && (
        <Select
          label={texts.label}
          value={wish.label}
          onValue={(label) => onWish({ label })}
          options={[
            { value: '', label: texts.anyLabel },
            ...withChosen(labels, wish.label, 'label').map(({ label, count }) => ({
              value: label,
              label: `${label} (${count})`,
            })),
          ]}
        />
      )}
      <Select
        label={texts.order}
        value={wish.sort}
        onValue={(sort) => onWish({ sort })}
        options={sorts.map((sort) => ({ value: sort, label: texts.orders[sort] }))}
      />
      {isNarrowed(wish) && (
        <Button kind="plain" onClick={() => onWish({ search: '', state: '', label: '' })}>
          {texts.clear}
        </Button>
      )}
    </search>
  );
}

/** What is chosen stays a choice, also when nothing has it any more. */
function withChosen<Key extends string, One extends Record<Key, string> & { count: number }>(
  found: readonly One[],
  chosen: One[Key] | '',
  key: Key,
): readonly One[] {
  if (chosen === '' || found.some((one) => one[key] === chosen)) return found;
  return [...found, { [key]: chosen, count: 0 } as One];
}

function Search({ sought, onSearch }: { sought: string; onSearch(search: string): void }) {
  const [typed, setTyped] = useState(sought);
  const [known, setKnown] = useState(sought);
  if (sought !== known) {
    setKnown(sought);
    setTyped(sought);
  }
  useEffect(() => {
    if (typed === sought) return;
    const waiting = setTimeout(() => onSearch(typed), pauseMs);
    return () => clearTimeout(waiting);
  });
  return <Field label={texts.search} type="search" value={typed} onValue={setTyped} placeholder={texts.searchHint} />;
}
