// The new certificate is to be put into Salesforce: the clicks, the file, and the word that it is done.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { saveCertificate } from '../../api/save-certificate.ts';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loading } from '../../components/loading.tsx';
import { texts } from './texts.ts';
import { UploadClicks } from './upload-clicks.tsx';
import type { Rotation } from './use-rotation.ts';

export function Upload({ name, rotation }: { name: string; rotation: Rotation }) {
  const queries = useQueryClient();
  const fingerprint = rotation.keyPair?.fingerprint;
  const download = useMutation({
    mutationFn: async () => {
      if (fingerprint !== undefined) await saveCertificate(name, fingerprint);
    },
  });
  const uploaded = useMutation({
    mutationFn: () =>
      answerOf(
        client.POST('/api/connections/{name}/rotation', {
          params: { path: { name } },
          body: { uploaded: true, begins: false },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rotation', name] }),
  });
  return (
    <>
      <UploadClicks name={name} file={rotation.certificateFile ?? ''} />
      <div className="actions">
        <Button disabled={download.isPending} onClick={() => download.mutate()}>
          <Icon name="download" /> {texts.download}
        </Button>
        <Button kind="brand" disabled={uploaded.isPending} onClick={() => uploaded.mutate()}>
          {texts.uploaded}
        </Button>
      </div>
      {uploaded.isPending && <Loading text={texts.looking} />}
      <Failure error={download.error ?? uploaded.error} />
    </>
  );
}
