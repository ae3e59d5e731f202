// A real download of a certificate that exists, under the name that Latchkey gives it.

import { answerOf, client } from '../../api/client.ts';

export async function downloadCertificate(name: string, fingerprint: string): Promise<void> {
  const { pem, fileName } = await answerOf(
    client.GET('/api/connections/{name}/certificates/{fingerprint}', { params: { path: { name, fingerprint } } }),
  );
  const url = URL.createObjectURL(new Blob([pem], { type: 'application/x-x509-user-cert' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
