// Begins a rotation without hands, behind a dry run that shows what would be changed.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, answerOf, client } from '../../api/client.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../text/words.ts';
import { texts } from './hands-free-texts.ts';

type Preview = AnswerOf<'rotation.previewDeploy'>;

export function StartSwap({ name }: { name: string }) {
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const path = { name };
  const preview = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/connections/{name}/rotation/deployment/preview', { params: { path } })),
  });
  const start = useMutation({
    // Whoever asks here and now waits for no window.
    mutationFn: () =>
      answerOf(
        client.POST('/api/connections/{name}/rotation/deployment', { params: { path, query: { now: 'true' } } }),
      ),
    onSuccess: () => setAsked(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  const ask = () => {
    setAsked(true);
    preview.mutate();
  };
  return (
    <>
      <div className="actions">
        <Button kind="brand" onClick={ask}>
          {texts.start}
        </Button>
        <span>{texts.startHelp}</span>
      </div>
      {isAsked && (
        <Dialog title={texts.preview} onClose={() => setAsked(false)}>
          {preview.isPending && <Loading text={texts.previewing} />}
          {preview.data !== undefined && <Shown name={name} preview={preview.data} />}
          <Failure error={preview.error ?? start.error} />
          <div className="actions">
            <Button
              kind="brand"
              disabled={preview.data?.problem !== null || start.isPending}
              onClick={() => start.mutate()}
            >
              {texts.deploy}
            </Button>
            <Button onClick={() => setAsked(false)}>{words.cancel}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Shown({ name, preview }: { name: string; preview: Preview }) {
  const { message, component, differences, isToCome, connections, isUnproved } = preview;
  if (preview.problem !== null)
    return <Alert kind="warning" title={texts.previewFailed} text={`${message ?? ''} ${texts.refusedNext}`} />;
  const others = connections.filter((one) => one !== name);
  const certificate = differences.find(({ element }) => element === 'certificate');
  return (
    <>
      <dl className="facts">
        <dt>{texts.component}</dt>
        <dd>
          <code>
            {component?.type} {component?.fullName}
          </code>
        </dd>
        <dt>{texts.certificate}</dt>
        <dd>
          <Fingerprint of={certificate?.before ?? null} />
          {' → '}
          {isToCome ? texts.newOne : <Fingerprint of={certificate?.after ?? null} />}
        </dd>
      </dl>
      <p>{texts.unchanged}</p>
      {others.length > 0 && <p>{texts.touches(others.join(', '))}</p>}
      {isUnproved && <Alert kind="warning" title={texts.unproved} />}
    </>
  );
}

function Fingerprint({ of }: { of: string | null }) {
  if (of === null) return texts.notShown;
  return (
    <code className="fingerprint" title={of}>
      {of.slice(0, 11)}…
    </code>
  );
}
