// Orgs whose tab may ask here: making a link, its values shown once, changing its key, ending it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { CopyValue } from '../../components/copy-value.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Table } from '../../components/table.tsx';
import { instantText } from '../../text/language.ts';
import { LinkRow } from './link-row.tsx';
import { MakeLink } from './make-link.tsx';
import { texts } from './texts.ts';

type Made = AnswerOf<'orgLink.make'> & { oldEndsAt?: string };

const linksKey = ['org-links'];

export default function OrgLinksPage() {
  const mayManage = useMay('managePeople');
  return (
    <>
      <PageHeader title={texts.title} />
      {mayManage ? <OrgLinks /> : <Alert kind="info" title={texts.notPermitted} />}
    </>
  );
}

function OrgLinks() {
  const queries = useQueryClient();
  const [made, setMade] = useState<Made | null>(null);
  const links = useQuery({ queryKey: linksKey, queryFn: () => answerOf(client.GET('/api/org-links')) });
  const changed = () => void queries.invalidateQueries({ queryKey: linksKey });
  const show = (one: Made) => {
    setMade(one);
    changed();
  };
  return (
    <>
      {made !== null && <MadeValues made={made} onDone={() => setMade(null)} />}
      <Loaded query={links}>
        {({ orgLinks }) =>
          orgLinks.length === 0 ? (
            <EmptyState title={texts.none} text={texts.noneText} />
          ) : (
            <div className="slds-card">
              <Table
                caption={texts.title}
                columns={[texts.org, texts.most, texts.state, texts.reaches, texts.since, texts.actions]}
              >
                {orgLinks.map((link) => (
                  <LinkRow
                    key={link.keyId}
                    link={link}
                    acts={link.isLive && link.endsAt === null}
                    onMade={show}
                    onRevoked={changed}
                  />
                ))}
              </Table>
            </div>
          )
        }
      </Loaded>
      <Card title={texts.makeTitle}>
        <MakeLink onMade={show} />
      </Card>
    </>
  );
}

function MadeValues({ made, onDone }: { made: Made; onDone(): void }) {
  const { orgId, keyId, key, oldEndsAt } = made;
  return (
    <Card title={texts.madeTitle(orgId)}>
      <Alert kind="success" title={texts.madeText}>
        {oldEndsAt !== undefined && <p>{texts.oldEnds(instantText(oldEndsAt))}</p>}
      </Alert>
      <CopyValue label={texts.keyId} value={keyId} />
      <CopyValue label={texts.key} value={key} />
      <div className="actions">
        <Button kind="brand" onClick={onDone}>
          {texts.done}
        </Button>
      </div>
    </Card>
  );
}
