// A real download: the certificate for the upload, under the name that Latchkey gives it. One that is there is given again;
// only where none is named is a new key pair made.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { makeCertificate, saveCertificate } from '../../api/save-certificate.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../components/button.tsx';
import { Failure } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { texts } from './texts.ts';

export function DownloadCertificate({ name, waiting }: { name: string; waiting: string | null }) {
  const queries = useQueryClient();
  const mayRotate = useMay('rotate');
  const download = useMutation({
    mutationFn: () => (waiting === null ? makeCertificate(name) : saveCertificate(name, waiting)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connection', name] }),
  });
  if (!mayRotate && waiting === null) return null;
  return (
    <>
      <div className="actions">
        <Button kind="brand" disabled={download.isPending} onClick={() => download.mutate()}>
          <Icon name="download" />
          {texts.downloadCertificate}
        </Button>
      </div>
      <Failure error={download.error} />
    </>
  );
}
