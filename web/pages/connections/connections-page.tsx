// Home: every connection, the most urgent first.

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { DaysBar } from '../../components/days-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { State } from '../../components/state.tsx';
import { agoText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';

export default function ConnectionsPage() {
  const { data, error } = useQuery({
    queryKey: ['connections'],
    queryFn: () => answerOf(client.GET('/api/connections', { params: { query: { sort: 'urgency' } } })),
  });
  const start = (
    <Link href="/new-connection" className="slds-button slds-button_brand">
      {words.newConnection}
    </Link>
  );
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  if (data.total === 0)
    return (
      <EmptyState title={texts.emptyTitle} text={texts.emptyText}>
        {start}
      </EmptyState>
    );
  return (
    <>
      <PageHeader title={words.connections}>{start}</PageHeader>
      <div className="table-frame slds-card">
        <table className="slds-table">
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.environment}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.certificate}</th>
              <th scope="col">{texts.lastSuccess}</th>
              <th scope="col">{texts.nextStep}</th>
            </tr>
          </thead>
          <tbody>
            {data.connections.map(({ name, loginUrl, state, certificate, lastAcceptedAt, nextStep }) => (
              <tr key={name}>
                <th scope="row">
                  <Link href={`/connections/${encodeURIComponent(name)}`}>{name}</Link>
                </th>
                <td>{new URL(loginUrl).host}</td>
                <td>
                  <State state={state} />
                </td>
                <td>{certificate !== null && <DaysBar {...certificate} />}</td>
                <td>{lastAcceptedAt === null ? texts.never : agoText(lastAcceptedAt, Date.now())}</td>
                <td>{words.steps[nextStep.do]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
