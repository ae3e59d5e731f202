// The seven steps as a path that stays: its place is in the address, what is done follows from what Latchkey knows.

import { Link } from 'wouter';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Path } from '../../components/path.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../text/words.ts';
import { ConsumerKey } from '../connection/consumer-key.tsx';
import { DownloadCertificate } from '../connection/download-certificate.tsx';
import { TestConnection } from '../connection/test-connection.tsx';
import { useConnection } from '../connection/use-connection.ts';
import { texts } from './texts.ts';

export default function SetupPage({ name, step }: { name: string; step?: string }) {
  const { data, error } = useConnection(name);
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const { connection, keyPairs } = data;
  const address = (index: number) => `/connections/${encodeURIComponent(name)}/setup/${index + 1}`;
  const hasKey = connection.consumerKey !== null;
  const isAccepted = connection.lastAcceptedAt !== null;
  const done = [keyPairs.length > 0, hasKey, isAccepted, isAccepted, hasKey, hasKey, isAccepted];
  const steps = texts.steps.map((label, index) => ({ label, href: address(index), isDone: done[index] === true }));
  const first = done.indexOf(false);
  const current = step === undefined ? (first === -1 ? 6 : first) : Number(step) - 1;
  const waiting = keyPairs.find(({ state }) => state === 'issued')?.fingerprint ?? null;
  return (
    <>
      <PageHeader title={name} kind={texts.path} details={<State state={connection.state} />}>
        <Link href={`/connections/${encodeURIComponent(name)}`} className="slds-button slds-button_neutral">
          {texts.settings}
        </Link>
      </PageHeader>
      <Path label={texts.path} steps={steps} current={current} />
      <Card title={texts.steps[current] ?? ''}>
        {current === 0 && <DownloadCertificate name={name} waiting={waiting} />}
        {current === 5 && <ConsumerKey name={name} saved={connection.consumerKey} />}
        {current === 6 && <TestConnection name={name} />}
        {current < 6 && (
          <div className="actions">
            <Link href={address(current + 1)} className="slds-button slds-button_neutral">
              {words.next}
            </Link>
          </div>
        )}
      </Card>
    </>
  );
}
