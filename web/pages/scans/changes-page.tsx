// What differs between two complete scans of a connection. Which two, and what of it is shown, stands in the address.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Select } from '../../components/select.tsx';
import { instantText } from '../../text/language.ts';
import { ConnectionTabs } from '../connection/connection-tabs.tsx';
import { ChangeItem } from './change-item.tsx';
import { changesTexts as texts } from './changes-texts.ts';
import { texts as scanTexts } from './texts.ts';
import { isComplete, scansPath } from './use-scans.ts';

type Differences = AnswerOf<'scan.diff'>;
type Kind = Differences['changes'][number]['kind'];
type Complete = AnswerOf<'scan.list'>;

const kinds = ['added', 'changed', 'removed'] as const satisfies readonly Kind[];
const portion = 50;

export default function ChangesPage({ name }: { name: string }) {
  const scans = useQuery({
    queryKey: ['scans', name, 'complete'],
    queryFn: async () => {
      const all = await answerOf(client.GET('/api/connections/{name}/scans', { params: { path: { name } } }));
      return all.filter(isComplete);
    },
  });
  return (
    <>
      <PageHeader title={texts.changesOf(name)} kind={<Link href={scansPath(name)}>{scanTexts.scansOf(name)}</Link>} />
      <ConnectionTabs name={name} here="scans" />
      <Loaded query={scans}>
        {(complete) =>
          complete.length < 2 ? (
            <EmptyState title={texts.needsTwo} text={texts.needsTwoText}>
              <Link href={scansPath(name)} className="slds-button slds-button_brand">
                {scanTexts.scansOf(name)}
              </Link>
            </EmptyState>
          ) : (
            <Chosen name={name} complete={complete} />
          )
        }
      </Loaded>
    </>
  );
}

function Chosen({ name, complete }: { name: string; complete: Complete }) {
  const [search, setSearch] = useSearchParams();
  const set = (change: Record<string, string>) => setSearch({ ...Object.fromEntries(search), ...change });
  const to = search.get('to') ?? String(complete[0]?.number ?? '');
  const before = complete.find(({ number }) => number < Number(to));
  const from = search.get('from') ?? String(before?.number ?? complete.at(-1)?.number ?? '');
  const found = useQuery({
    queryKey: ['scan-differences', name, from, to],
    queryFn: () =>
      answerOf(
        client.GET('/api/connections/{name}/scan-differences', { params: { path: { name }, query: { from, to } } }),
      ),
    placeholderData: keepPreviousData,
    // It costs a long look at the database, and does not change.
    staleTime: Number.POSITIVE_INFINITY,
    meta: { isCostly: true },
  });
  const options = complete.map(({ number, askedAt }) => ({
    value: String(number),
    label: texts.choice(number, instantText(askedAt)),
  }));
  const kind = kinds.find((one) => one === search.get('kind')) ?? '';
  const type = search.get('type') ?? '';
  const types = [...new Set(found.data?.changes.map((change) => change.type))].toSorted();
  return (
    <>
      <search className="filters">
        <Select label={texts.from} value={from} onValue={(chosen) => set({ from: chosen })} options={options} />
        <Select label={texts.to} value={to} onValue={(chosen) => set({ to: chosen })} options={options} />
        <Select<Kind | ''>
          label={texts.kind}
          value={kind}
          onValue={(chosen) => set({ kind: chosen })}
          options={[
            { value: '', label: texts.anyKind },
            ...kinds.map((one) => ({ value: one, label: texts.kinds[one] })),
          ]}
        />
        <Select
          label={texts.type}
          value={types.includes(type) ? type : ''}
          onValue={(chosen) => set({ type: chosen })}
          options={[{ value: '', label: texts.anyType }, ...types.map((one) => ({ value: one, label: one }))]}
        />
      </search>
      {found.data !== undefined && <Failure error={found.error} />}
      <Loaded query={found}>
        {(differences) => (
          <Changes key={`${from} ${to} ${kind} ${type}`} differences={differences} kind={kind} type={type} />
        )}
      </Loaded>
    </>
  );
}

function Changes({ differences, kind, type }: { differences: Differences; kind: Kind | ''; type: string }) {
  const [shown, setShown] = useState(portion);
  const { added, changed, removed, changes } = differences;
  const total = added + changed + removed;
  const fitting = changes.filter((one) => (kind === '' || one.kind === kind) && (type === '' || one.type === type));
  if (total === 0) return <EmptyState title={texts.same} text={texts.sameText} />;
  return (
    <>
      <p role="status">
        {texts.counts(added, changed, removed)}
        {changes.length < total && ` ${texts.leftOut(changes.length)}`}
      </p>
      {fitting.length === 0 && <p>{texts.nothingMatches}</p>}
      <ul className="changes">
        {fitting.slice(0, shown).map((change) => (
          <ChangeItem key={`${change.type} ${change.fullName}`} change={change} />
        ))}
      </ul>
      {fitting.length > shown && (
        <div className="actions">
          <Button onClick={() => setShown(shown + portion * 2)}>
            {texts.more(Math.min(fitting.length - shown, portion * 2))}
          </Button>
        </div>
      )}
    </>
  );
}
