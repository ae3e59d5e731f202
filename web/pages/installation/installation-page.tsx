// The installation: what it warns of, vault, background work, ways to people, versions, and what is not at its default.

import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answerOf, client } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Card } from '../../components/card.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { agoText, instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { Channels } from './channels.tsx';
import { texts } from './texts.ts';
import { Vault } from './vault.tsx';
import { Warning } from './warning.tsx';

const loops = ['reconciler', 'notices', 'watch'] as const;

export default function InstallationPage() {
  const installation = useQuery({
    queryKey: ['installation'],
    queryFn: () => answerOf(client.GET('/api/installation')),
  });
  const ranText = (at: string | null) => (at === null ? texts.never : agoText(at, Date.now()));
  return (
    <>
      <PageHeader title={words.installation}>
        <Link href="/reference" className="slds-button slds-button_neutral">
          {texts.reference}
        </Link>
      </PageHeader>
      <Loaded query={installation}>
        {({ warnings, loops: ran, lastBackupAt, settingsChanged, connections, version }) => (
          <>
            <Card title={texts.warnings}>
              {warnings.length === 0 ? (
                <Alert kind="success" title={texts.noWarning} />
              ) : (
                warnings.map((warning) => <Warning key={warning.text} warning={warning} />)
              )}
            </Card>
            <div className="columns">
              <Card title={texts.work}>
                <dl className="facts">
                  {loops.map((loop) => (
                    <div key={loop} className="facts__row">
                      <dt>{texts.loops[loop]}</dt>
                      <dd>{ranText(ran[loop])}</dd>
                    </div>
                  ))}
                  <div className="facts__row">
                    <dt>{texts.backup}</dt>
                    <dd>{lastBackupAt === null ? texts.never : instantText(lastBackupAt)}</dd>
                  </div>
                </dl>
              </Card>
              <Vault />
              <Card title={texts.messages}>
                <Channels />
              </Card>
              <Card title={texts.versions}>
                <dl className="facts">
                  <div className="facts__row">
                    <dt>{texts.latchkey}</dt>
                    <dd>{version.latchkey}</dd>
                  </div>
                  <div className="facts__row">
                    <dt>Node.js</dt>
                    <dd>{version.node}</dd>
                  </div>
                  <div className="facts__row">
                    <dt>{texts.connections}</dt>
                    <dd>{connections}</dd>
                  </div>
                </dl>
              </Card>
              <Card title={texts.settings}>
                {Object.keys(settingsChanged).length === 0 ? (
                  <p>{texts.noSetting}</p>
                ) : (
                  <dl className="facts">
                    {Object.entries(settingsChanged).map(([name, value]) => (
                      <div key={name} className="facts__row">
                        <dt>
                          <code>{name}</code>
                        </dt>
                        <dd>{JSON.stringify(value)}</dd>
                      </div>
                    ))}
                  </dl>
                )}
              </Card>
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
