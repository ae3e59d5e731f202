// What can be set of a connection and its app. Only what was edited is sent; what others change meanwhile shows in the rest.

import { type FormEvent, useState } from 'react';
import { ApiProblem, problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Choice } from '../../components/choice.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { changeOf, type SettingsText, type TextField, textsOf, wrongNumber } from './settings-values.ts';
import { texts } from './texts.ts';
import { useChange } from './use-change.ts';
import type { Connection } from './use-connection.ts';

/** By their names in the request. */
const shownFields = [
  ...['loginUrl', 'username', 'appName', 'audience'],
  ...['rotateBeforeDays', 'rotateEveryDays', 'retentionDays', 'rotationWindow', 'deployUser'],
  ...['contacts', 'contact', 'noticeDays', 'labels', 'label'],
];

interface SettingsFormProps {
  connection: Connection;
  /** Of what is shown: where somebody else changes it while it is edited, that is told and nothing is overwritten. */
  tag: string | null;
}

export function SettingsForm({ connection, tag }: SettingsFormProps) {
  const [edits, setEdits] = useState<Partial<SettingsText>>({});
  const [editedTag, setEditedTag] = useState<string | null>(null);
  const mayConfigure = useMay('configure');
  const change = useChange(connection.name, () => setEdits({}));
  const isEdited = Object.keys(edits).length > 0;
  const values = { ...textsOf(connection), ...edits };
  const edit = (changed: Partial<SettingsText>) => {
    if (!isEdited) setEditedTag(tag);
    change.reset();
    setEdits((before) => ({ ...before, ...changed }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ ...changeOf(edits), tag: editedTag });
  };
  const field = (name: TextField, serverName: string = name) => {
    const { label, help } = texts.fields[name];
    const problem = wrongNumber(name, values[name]) ? texts.wholeDays : problemAt(change.error, name, serverName);
    return (
      <Field
        label={label}
        help={help}
        value={values[name]}
        onValue={(text) => edit({ [name]: text })}
        problem={problem}
      />
    );
  };
  const { error } = change;
  const isOverwriting = error instanceof ApiProblem && error.status === 412;
  const isLookalike = error instanceof ApiProblem && error.code === 'lookalikeHost';
  return (
    <form onSubmit={submit} className="stack">
      <fieldset disabled={!mayConfigure} className="columns" aria-label={texts.settings}>
        <Card title={texts.signIn}>
          {field('loginUrl')}
          {field('username')}
          <Choice
            legend={texts.appKind}
            value={values.appKind}
            options={[
              { value: 'external-client-app', label: texts.externalClientApp },
              { value: 'connected-app', label: texts.connectedApp },
            ]}
            onValue={(appKind) => edit({ appKind })}
          />
          {field('appName')}
          {field('audience')}
        </Card>
        <Card title={texts.policies}>
          {field('rotateBeforeDays')}
          {field('rotateEveryDays')}
          {field('rotationWindow')}
          {field('deployUser')}
          {field('retentionDays')}
          <Choice
            legend={texts.expiredPolicy}
            value={values.expiredPolicy}
            options={[
              { value: 'refuse', label: texts.refuse, help: texts.refuseHelp },
              { value: 'allow-expired', label: texts.allowExpired, help: texts.allowExpiredHelp },
            ]}
            onValue={(expiredPolicy) => edit({ expiredPolicy })}
          />
          {values.expiredPolicy === 'allow-expired' && <p className="danger-text">{texts.allowExpiredWarning}</p>}
        </Card>
        <Card title={texts.whoIsTold}>
          {field('contacts', 'contact')}
          {field('noticeDays')}
          {field('labels', 'label')}
        </Card>
      </fieldset>
      {!isOverwriting && <Failure error={error} except={shownFields} />}
      {isOverwriting && (
        <Alert kind="warning" title={texts.changedMeanwhile} text={texts.changedMeanwhileText}>
          <div className="actions">
            <Button onClick={() => change.mutate({ ...changeOf(edits), tag })}>{texts.applyMine}</Button>
          </div>
        </Alert>
      )}
      {isLookalike && (
        <Button
          onClick={() =>
            change.mutate({ ...changeOf(edits), tag: editedTag, acceptLookalikes: [values.loginUrl.trim()] })
          }
        >
          {texts.useLookalike}
        </Button>
      )}
      {change.isSuccess && !isEdited && (
        <Alert kind="success" title={texts.saved}>
          {change.data.warnings.map(({ field: at, code, text }) => (
            <p key={`${at}${code}`}>{text}</p>
          ))}
        </Alert>
      )}
      {mayConfigure && (
        <div className="actions">
          <Button type="submit" kind="brand" disabled={!isEdited || change.isPending}>
            {texts.apply}
          </Button>
          {isEdited && (
            <Button kind="plain" onClick={() => setEdits({})}>
              {words.cancel}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
