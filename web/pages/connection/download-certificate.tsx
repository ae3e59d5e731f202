// A real download: the certificate for the upload, under the name that Latchkey gives it. One that waits for its upload is given
// again; only where none waits is a new key pair made.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { texts } from './texts.ts';

export function DownloadCertificate({ name, waiting }: { name: string; waiting: string | null }) {
  const queries = useQueryClient();
  const download = useMutation({
    mutationFn: async () => {
      const { pem, fileName } = await certificateOf(name, waiting);
      saveFile(fileName, pem);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="slds-button slds-button_brand"
          disabled={download.isPending}
          onClick={() => download.mutate()}
        >
          <Icon name="download" />
          {texts.downloadCertificate}
        </button>
      </div>
      <Failure error={download.error} />
    </>
  );
}

function certificateOf(name: string, waiting: string | null) {
  const path = { name };
  return waiting === null
    ? answerOf(client.POST('/api/connections/{name}/certificates', { params: { path }, body: {} }))
    : answerOf(
        client.GET('/api/connections/{name}/certificates/{fingerprint}', {
          params: { path: { name, fingerprint: waiting } },
        }),
      );
}

function saveFile(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/x-x509-user-cert' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
