// Whether Latchkey may deploy into the app by itself: agreed to once, with the app's name typed, and taken back at any time.

import { type FormEvent, useState } from 'react';
import { problemAt } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../text/words.ts';
import { useChange } from '../connection/use-change.ts';
import type { Connection } from '../connection/use-connection.ts';
import { texts } from './hands-free-texts.ts';

export function HandsFree({ connection }: { connection: Connection }) {
  const mayConfigure = useMay('configure');
  const [isAsked, setAsked] = useState(false);
  const change = useChange(connection.name, () => setAsked(false));
  const isAllowed = connection.rotation === 'hands-free';
  return (
    <>
      <p>{isAllowed ? texts.handsFreeNow : texts.guidedNow}</p>
      {mayConfigure && (
        <div className="actions">
          {isAllowed ? (
            <Button disabled={change.isPending} onClick={() => change.mutate({ rotation: 'guided' })}>
              {texts.forbid}
            </Button>
          ) : (
            <Button onClick={() => setAsked(true)}>{texts.allow}</Button>
          )}
        </div>
      )}
      {isAsked ? (
        <Dialog title={texts.allowTitle} onClose={() => setAsked(false)}>
          <Consent
            connection={connection}
            error={change.error}
            isPending={change.isPending}
            onAgreed={(confirmApp) => change.mutate({ rotation: 'hands-free', confirmApp })}
            onClose={() => setAsked(false)}
          />
        </Dialog>
      ) : (
        <Failure error={change.error} />
      )}
    </>
  );
}

interface ConsentProps {
  connection: Connection;
  error: Error | null;
  isPending: boolean;
  onAgreed(typed: string): void;
  onClose(): void;
}

function Consent({ connection: { appName, appKind }, error, isPending, onAgreed, onClose }: ConsentProps) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAgreed(typed);
  };
  return (
    <form className="slds-form" onSubmit={submit}>
      <p>{texts.allowText(appName)}</p>
      <Alert kind="warning" title={texts.allowWarning} text={appKind === 'connected-app' ? texts.unproved : ''} />
      <Field
        label={texts.typeApp(appName)}
        value={typed}
        onValue={setTyped}
        problem={problemAt(error, 'confirmApp')}
        autoComplete="off"
        required
      />
      <Failure error={error} except={['confirmApp']} />
      <div className="actions">
        <Button type="submit" kind="brand" disabled={isPending}>
          {texts.allowYes}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
