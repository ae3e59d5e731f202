// The settings of a connection, as an admin expects them: certificate, consumer key, test.

import { Link } from 'wouter';
import { Card } from '../../components/card.tsx';
import { DaysBar } from '../../components/days-bar.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { State } from '../../components/state.tsx';
import { dayText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { ConsumerKey } from './consumer-key.tsx';
import { DownloadCertificate } from './download-certificate.tsx';
import { TestConnection } from './test-connection.tsx';
import { texts } from './texts.ts';
import { useConnection } from './use-connection.ts';

export default function ConnectionPage({ name }: { name: string }) {
  const { data, error } = useConnection(name);
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const { connection, keyPairs } = data;
  const shown = keyPairs.find(({ state }) => state === 'active') ?? keyPairs.find(({ state }) => state === 'issued');
  const waiting = keyPairs.find(({ state }) => state === 'issued')?.fingerprint ?? null;
  return (
    <>
      <PageHeader
        title={name}
        kind={<Link href="/">{words.connections}</Link>}
        details={
          <>
            <State state={connection.state} /> · {words.steps[connection.nextStep.do]}
          </>
        }
      >
        <Link href={`/connections/${encodeURIComponent(name)}/setup`} className="slds-button slds-button_neutral">
          {texts.setup}
        </Link>
      </PageHeader>
      <div className="columns">
        <Card title={texts.jwtConfiguration}>
          <dl className="facts">
            <dt>{texts.certificate}</dt>
            <dd>{shown === undefined ? texts.noCertificate : <DaysBar {...shown} />}</dd>
            {shown !== undefined && (
              <>
                <dt>{texts.validity}</dt>
                <dd>
                  {dayText(shown.notBefore)} – {dayText(shown.notAfter)}
                </dd>
              </>
            )}
            <dt>{texts.loginUrl}</dt>
            <dd>{connection.loginUrl}</dd>
            <dt>{words.username}</dt>
            <dd>{connection.username}</dd>
          </dl>
          <DownloadCertificate name={name} waiting={waiting} />
          <ConsumerKey name={name} saved={connection.consumerKey} key={connection.consumerKey} />
        </Card>
        <Card title={texts.testConnection}>
          <TestConnection name={name} />
        </Card>
      </div>
    </>
  );
}
