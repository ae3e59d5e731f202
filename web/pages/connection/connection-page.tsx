// The settings of a connection, as an admin expects them: certificate, consumer key, test; then everything else about it.

import { Link } from 'wouter';
import { useMay } from '../../app/session.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { NextStep } from '../../components/next-step.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { State } from '../../components/state.tsx';
import { words } from '../../text/words.ts';
import { HandsFree } from '../rotation/hands-free.tsx';
import { texts as handsFreeTexts } from '../rotation/hands-free-texts.ts';
import { ConnectionTabs } from './connection-tabs.tsx';
import { JwtConfiguration } from './jwt-configuration.tsx';
import { KeyPairs } from './key-pairs.tsx';
import { KeyRequests } from './key-requests.tsx';
import { OrgCard } from './org-card.tsx';
import { Removal } from './removal.tsx';
import { SettingsForm } from './settings-form.tsx';
import { Support } from './support.tsx';
import { TestConnection } from './test-connection.tsx';
import { texts } from './texts.ts';
import { useConnection } from './use-connection.ts';

export default function ConnectionPage({ name }: { name: string }) {
  const { data, error } = useConnection(name);
  const mayTest = useMay('test');
  const mayRemove = useMay('administer');
  if (data === undefined) return error === null ? <Loading /> : <Failure error={error} />;
  const { connection, keyPairs, tag } = data;
  return (
    <>
      <PageHeader
        title={name}
        kind={<Link href="/">{words.connections}</Link>}
        details={
          <span className="header-details">
            <State state={connection.state} />
            <span>
              {texts.nextStep}: <NextStep step={connection.nextStep} />
            </span>
          </span>
        }
      />
      <ConnectionTabs name={name} here="settings" />
      <div className="columns">
        <JwtConfiguration connection={connection} keyPairs={keyPairs} />
        <Card title={texts.testConnection}>
          <p>{texts.testHint}</p>
          {mayTest && <TestConnection name={name} />}
        </Card>
      </div>
      <SettingsForm connection={connection} tag={tag} />
      <Card title={handsFreeTexts.title}>
        <HandsFree connection={connection} />
      </Card>
      <OrgCard connection={connection} />
      <KeyPairs name={name} keyPairs={keyPairs} />
      <KeyRequests name={name} />
      <div className="columns">
        <Support name={name} />
        {mayRemove && <Removal name={name} />}
      </div>
    </>
  );
}
