// Home: every connection, the most urgent first, a page at a time.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { canvasBearer } from '../../api/canvas-bearer.ts';
import { answerOf, client } from '../../api/client.ts';
import { useMay, useSession } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { words } from '../../text/words.ts';
import { Filters } from './filters.tsx';
import { ConnectionsTable } from './table.tsx';
import { texts } from './texts.ts';
import { isNarrowed, useWish, type Wish } from './wish.ts';

const rowsOfAPage = 50;

export default function ConnectionsPage() {
  const [wish, onWish] = useWish();
  const { data, error } = useQuery({
    queryKey: ['connections', wish],
    queryFn: () => answerOf(client.GET('/api/connections', { params: { query: queryOf(wish) } })),
    placeholderData: keepPreviousData,
  });
  const start = useMay('configure') && (
    <Link href="/new-connection" className="slds-button slds-button_brand">
      {words.newConnection}
    </Link>
  );
  // Of the whole installation: who reaches some of it alone is refused.
  const isRestricted = useSession().label !== null || canvasBearer !== null;
  const mayRotateMany = useMay('rotate') && !isRestricted;
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  if (data.total === 0)
    return (
      <>
        <PageHeader title={words.connections} />
        <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
          {start}
        </EmptyState>
      </>
    );
  const { connections, total, matching, next } = data;
  return (
    <>
      <PageHeader title={words.connections} details={<span role="status">{countText(wish, matching, total)}</span>}>
        {mayRotateMany && (
          <Link href="/rollout" className="slds-button slds-button_neutral">
            {words.rollout}
          </Link>
        )}
        {start}
      </PageHeader>
      <Filters wish={wish} onWish={onWish} />
      {error !== null && <Failure error={error} />}
      {connections.length === 0 ? (
        <section className="empty-state">
          <h2 className="slds-text-heading_medium">{texts.nothingMatches}</h2>
          <p>{texts.nothingMatchesText}</p>
          <Button onClick={() => onWish({ search: '', state: '', label: '' })}>{texts.showAll}</Button>
        </section>
      ) : (
        <ConnectionsTable rows={connections} wish={wish} onWish={onWish} />
      )}
      <Pager after={wish.after} next={next} onPage={(after) => onWish({ after })} />
    </>
  );
}

function queryOf({ sort, search, state, label, after }: Wish) {
  return {
    sort,
    limit: rowsOfAPage,
    ...(search === '' ? {} : { search }),
    ...(state === '' ? {} : { state }),
    ...(label === '' ? {} : { label }),
    ...(after === '' ? {} : { after }),
  };
}

function countText(wish: Wish, matching: number | null, total: number): string {
  if (!isNarrowed(wish)) return texts.count(total);
  return matching === null ? '' : texts.countOf(matching, total);
}

/** Where the pages before began is remembered while this one is open; whoever comes by an address has the first page. */
function Pager({ after, next, onPage }: { after: string; next: string | null; onPage(after: string): void }) {
  const [before, setBefore] = useState<readonly string[]>([]);
  if (after === '' && next === null) return null;
  const goTo = (to: string, behind: readonly string[]) => {
    setBefore(behind);
    onPage(to);
    document.getElementById('content')?.scrollIntoView();
  };
  return (
    <nav className="actions pager" aria-label={texts.pages}>
      <Button disabled={after === ''} onClick={() => goTo(before.at(-1) ?? '', before.slice(0, -1))}>
        {before.length > 0 || after === '' ? texts.previousPage : texts.firstPage}
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && goTo(next, [...before, after])}>
        {texts.nextPage}
      </Button>
    </nav>
  );
}
