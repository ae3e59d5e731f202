// What differs in the orgs from what it should be, and the certificates that are watched elsewhere.

import { useQuery } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { Card } from '../../components/card.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Places } from '../../components/places.tsx';
import { Severity } from '../../components/severity.tsx';
import { instantText } from '../../text/language.ts';
import { words } from '../../text/words.ts';
import { texts } from './texts.ts';
import { WatchedCertificates } from './watched-certificates.tsx';

export default function FindingsPage() {
  const watched = useQuery({ queryKey: ['watched'], queryFn: () => answerOf(client.GET('/api/watched')) });
  return (
    <>
      <PageHeader title={words.findings} />
      <Loaded query={watched}>
        {({ findings, certificates }) => (
          <>
            {findings.length === 0 && <EmptyState title={texts.none} text={texts.noneText} />}
            {findings.map(({ kind, title, detail, remedy, places, severity, org, foundAt }) => (
              <Card key={`${kind}${org}${title}`} title={title} actions={<Severity severity={severity} />}>
                <p>{detail}</p>
                <p>{remedy}</p>
                <Places places={places} />
                <p className="slds-form-element__help">
                  {texts.foundIn(org ?? words.installation, instantText(foundAt))}
                </p>
              </Card>
            ))}
            <Card title={texts.watched}>
              <WatchedCertificates certificates={certificates} />
            </Card>
          </>
        )}
      </Loaded>
    </>
  );
}
