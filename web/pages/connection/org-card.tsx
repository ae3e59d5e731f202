// Which org is pinned, and another one accepted: a sandbox has a new id after its refresh.

import { type FormEvent, useState } from 'react';
import { problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { OrgFacts } from './org-facts.tsx';
import { texts } from './texts.ts';
import { useChange } from './use-change.ts';
import type { Connection } from './use-connection.ts';

const otherOrgCodes: readonly string[] = ['orgChanged', 'userChanged'];

export function OrgCard({ connection }: { connection: Connection }) {
  const { name, orgId, instanceUrl, failure } = connection;
  const mayConfigure = useMay('configure');
  const isOther = failure !== null && otherOrgCodes.includes(failure.code);
  const [accepted, setAccepted] = useState('');
  const change = useChange(name, () => setAccepted(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ acceptOrg: accepted });
  };
  const problem = problemAt(change.error, 'acceptOrg');
  return (
    <Card title={texts.org}>
      <dl className="facts">
        <dt>{texts.orgId}</dt>
        <dd>{orgId ?? texts.notYetKnown}</dd>
        <dt>{texts.instance}</dt>
        <dd>{instanceUrl ?? texts.notYetKnown}</dd>
      </dl>
      {isOther && <Alert kind="warning" title={texts.otherOrg} text={failure.message} />}
      {mayConfigure && (orgId !== null || isOther) && (
        <details open={isOther}>
          <summary>{texts.refreshed}</summary>
          <form className="slds-form" onSubmit={submit}>
            <p>{texts.refreshedText}</p>
            <Field
              label={texts.acceptOrg}
              value={accepted}
              onValue={setAccepted}
              help={texts.acceptOrgHelp}
              problem={problem}
            />
            <Failure error={change.error} except={['acceptOrg']} />
            <div className="actions">
              <Button type="submit" disabled={change.isPending}>
                {texts.accept}
              </Button>
            </div>
          </form>
        </details>
      )}
      {orgId !== null && <OrgFacts name={name} />}
      {change.isSuccess && orgId === null && <Alert kind="success" title={texts.orgAccepted} />}
    </Card>
  );
}
