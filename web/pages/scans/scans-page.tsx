// Every scan of every connection, the newest first. The filter stands in the address.

import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Select } from '../../components/select.tsx';
import { words } from '../../text/words.ts';
import { AllMissedRuns } from './missed-runs.tsx';
import { OlderScans } from './older-scans.tsx';
import { ScansTable } from './scans-table.tsx';
import { texts } from './texts.ts';
import { type ScanFilter, scanStates, useScans } from './use-scans.ts';

export default function ScansPage() {
  const [search, setSearch] = useSearchParams();
  const filter: ScanFilter = {
    name: search.get('connection') ?? '',
    state: scanStates.find((one) => one === search.get('state')) ?? '',
  };
  const isNarrowed = filter.name !== '' || filter.state !== '';
  const onFilter = (change: Partial<ScanFilter>) => {
    const { name, state } = { ...filter, ...change };
    setSearch({ ...(name === '' ? {} : { connection: name }), ...(state === '' ? {} : { state }) });
  };
  const scans = useScans({ ...filter, isWatched: true });
  const { data, error } = scans;
  const shown = data?.pages.flatMap((page) => page.scans) ?? [];
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  return (
    <>
      <PageHeader title={words.scans} />
      <AllMissedRuns />
      {(isNarrowed || shown.length > 0) && <Filters filter={filter} onFilter={onFilter} />}
      {error !== null && <Failure error={error} />}
      {shown.length > 0 ? (
        <div className="slds-card">
          <ScansTable caption={words.scans} scans={shown} hasConnections />
          <OlderScans scans={scans} />
        </div>
      ) : (
        <EmptyState title={texts.emptyTitle} text={isNarrowed ? texts.nothingMatches : texts.emptyText}>
          {isNarrowed ? (
            <Button onClick={() => onFilter({ name: '', state: '' })}>{texts.showAll}</Button>
          ) : (
            <Link href="/" className="slds-button slds-button_brand">
              {words.connections}
            </Link>
          )}
        </EmptyState>
      )}
    </>
  );
}

const mostConnections = 200;

function Filters({ filter, onFilter }: { filter: ScanFilter; onFilter(change: Partial<ScanFilter>): void }) {
  const { data } = useQuery({
    queryKey: ['connections', 'names'],
    queryFn: () =>
      answerOf(client.GET('/api/connections', { params: { query: { sort: 'name', limit: mostConnections } } })),
  });
  const names = data?.connections.map(({ name }) => name) ?? [];
  const offered = filter.name === '' || names.includes(filter.name) ? names : [filter.name, ...names];
  return (
    <search className="filters">
      <Select
        label={texts.connection}
        value={filter.name}
        onValue={(name) => onFilter({ name })}
        options={[{ value: '', label: texts.anyConnection }, ...offered.map((name) => ({ value: name, label: name }))]}
      />
      <Select
        label={texts.state}
        value={filter.state}
        onValue={(state) => onFilter({ state })}
        options={[
          { value: '', label: texts.anyState },
          ...scanStates.map((state) => ({ value: state, label: texts.states[state] })),
        ]}
      />
    </search>
  );
}
