// Step 1: the certificate is downloaded. The same one again and again; another only for somebody who asks for it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { DownloadCertificate } from '../connection/download-certificate.tsx';
import { MeantFile, useMeantFile } from './meant-file.tsx';
import { meantPair, type SetupFacts } from './progress.ts';
import { texts } from './texts.ts';

export function DownloadStep({ facts }: { facts: SetupFacts }) {
  const { name } = facts.connection;
  const pair = meantPair(facts);
  const file = useMeantFile(name, pair?.fingerprint ?? null);
  return (
    <>
      <p>{texts.downloadAbout}</p>
      <DownloadCertificate name={name} waiting={pair?.fingerprint ?? null} />
      {pair !== null && (
        <>
          <MeantFile fileName={file?.fileName} {...pair} />
          <Another name={name} />
        </>
      )}
    </>
  );
}

function Another({ name }: { name: string }) {
  const queries = useQueryClient();
  const mayRotate = useMay('rotate');
  const make = useMutation({
    mutationFn: () =>
      answerOf(client.POST('/api/connections/{name}/certificates', { params: { path: { name } }, body: {} })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  if (!mayRotate) return null;
  return (
    <details>
      <summary>{texts.another}</summary>
      <div className="stack">
        <p>{texts.anotherAbout}</p>
        <div className="actions">
          <Button onClick={() => make.mutate()}>{texts.makeAnother}</Button>
        </div>
        <Failure error={make.error} />
      </div>
    </details>
  );
}
