// Other keys for an app, made in another place: a rotation like any other, since a key that is there leaves no place.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { ApiProblem, answerOf, client, problemAt } from '../../api/client.ts';
import { makeCertificate, saveRequest } from '../../api/save-certificate.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { words } from '../../text/words.ts';
import { deviceText } from '../installation/device-texts.ts';
import { useVault } from '../installation/vault.tsx';
import { placeText, software, texts } from './custody-texts.ts';

export function MoveKeys({ name }: { name: string }) {
  const [isAsked, setAsked] = useState(false);
  const [moved, setMoved] = useState<Moved | null>(null);
  const close = () => setAsked(false);
  return (
    <>
      {moved !== null && (
        <Alert
          kind="success"
          title={texts.made(placeText(moved.to))}
          text={moved.isRequested ? texts.requestedNext : texts.madeNext}
        >
          {!moved.isRequested && (
            <Link href={`/connections/${encodeURIComponent(name)}/rotation`}>{texts.rotation}</Link>
          )}
        </Alert>
      )}
      <div className="actions">
        <Button onClick={() => setAsked(true)}>{texts.move}</Button>
      </div>
      {isAsked && (
        <Dialog title={texts.moveTitle} onClose={close}>
          <Places name={name} onMoved={setMoved} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

interface Moved {
  to: string;
  /** An authority signs its certificate. */
  isRequested: boolean;
}

function Places({ name, onMoved, onClose }: { name: string; onMoved(moved: Moved): void; onClose(): void }) {
  const queries = useQueryClient();
  const vault = useVault();
  const [custody, setCustody] = useState(software);
  const move = useMutation({
    mutationFn: async () => {
      const params = { path: { name } };
      const request = async (error: unknown) => {
        if (!(error instanceof ApiProblem) || error.code !== 'signedByAuthority') throw error;
        const body = { custody };
        saveRequest(await answerOf(client.POST('/api/connections/{name}/certificate-requests', { params, body })));
        return true;
      };
      // The key first: where the place does nothing for us, nothing is changed.
      const isRequested = await makeCertificate(name, custody).then(() => false, request);
      await answerOf(client.PATCH('/api/connections/{name}', { params, body: { custody } }));
      return isRequested;
    },
    onSuccess: (isRequested) => {
      onMoved({ to: custody, isRequested });
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate();
  };
  const problem = problemAt(move.error, 'custody');
  return (
    <Loaded query={vault}>
      {({ devices }) => (
        <form className="slds-form" onSubmit={submit}>
          <p>{texts.moveText}</p>
          <Choice
            legend={texts.place}
            value={custody}
            options={[
              { value: software, label: placeText(software) },
              ...devices.map((device) => ({
                value: device.provider,
                label: device.provider,
                help: deviceText(device),
              })),
            ]}
            onValue={setCustody}
          />
          {devices.length === 0 && <p>{texts.noOther}</p>}
          <Failure error={move.error} except={['custody']} />
          {problem !== undefined && <Alert kind="error" title={problem} />}
          <div className="actions">
            <Button type="submit" kind="brand" disabled={move.isPending}>
              {texts.moveYes}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </div>
        </form>
      )}
    </Loaded>
  );
}
