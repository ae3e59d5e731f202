// The audit: who did what to what, filtered, exported, verified. The filter stands in the address.

import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { type AuditFilter, entriesBefore, portion } from './entries.ts';
import { ExportAudit } from './export-audit.tsx';
import { texts } from './texts.ts';
import { verbTexts } from './verb-texts.ts';
import { VerifyAudit } from './verify-audit.tsx';

const filters = ['name', 'action', 'actorName'] as const;

export default function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const filter: AuditFilter = Object.fromEntries(
    filters.flatMap((key) => (search.get(key) ? [[key, search.get(key)]] : [])),
  );
  return (
    <>
      <PageHeader title={words.audit}>
        <ExportAudit filter={filter} />
      </PageHeader>
      <Card title={texts.filter}>
        <FilterForm filter={filter} key={search.toString()} onFilter={(chosen) => setSearch({ ...chosen })} />
      </Card>
      <Entries filter={filter} />
      <Card title={texts.verification}>
        <VerifyAudit />
      </Card>
    </>
  );
}

function FilterForm({ filter, onFilter }: { filter: AuditFilter; onFilter(filter: AuditFilter): void }) {
  const [connection, setConnection] = useState(filter.name ?? '');
  const [action, setAction] = useState(filter.action ?? '');
  const [actor, setActor] = useState(filter.actorName ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = { name: connection.trim(), action: action.trim(), actorName: actor.trim() };
    onFilter(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="columns">
        <Field label={texts.connection} value={connection} onValue={setConnection} />
        <Field label={texts.action} value={action} onValue={setAction} help={texts.actionHelp} />
        <Field label={texts.actor} value={actor} onValue={setActor} />
      </div>
      <div className="actions">
        <Button type="submit">{texts.filter}</Button>
      </div>
    </form>
  );
}

function Entries({ filter }: { filter: AuditFilter }) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => entriesBefore(filter, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length < portion ? undefined : last.at(-1)?.sequence),
  });
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const entries = data.pages.flat();
  if (entries.length === 0) return <p>{texts.none}</p>;
  return (
    <div className="slds-card">
      <Table caption={words.audit} columns={['#', texts.at, texts.who, texts.what, texts.about, texts.change]}>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td>{entry.sequence}</td>
            <td>{instantText(entry.at)}</td>
            <td>
              {entry.actor.name}
              <span className="slds-form-element__help"> {entry.actor.from}</span>
            </td>
            <th scope="row">{verbTexts[entry.action] ?? entry.words}</th>
            <td>{entry.subject.name}</td>
            <td>
              <code>{changeText(entry.before, entry.after)}</code>
            </td>
          </tr>
        ))}
      </Table>
      {hasNextPage && (
        <div className="slds-card__body">
          <div className="actions">
            <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {texts.older}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function changeText(before: unknown, after: unknown): string {
  const shown = [before, after].filter((value) => value !== null).map((value) => JSON.stringify(value));
  return shown.join(' → ');
}
