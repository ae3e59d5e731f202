// A real download of a certificate or of its request, under the name that Latchkey gives it.

import { saveFile } from '../components/save-file.ts';
import { answerOf, client } from './client.ts';

/** One that is there already. */
export async function saveCertificate(name: string, fingerprint: string): Promise<void> {
  const params = { path: { name, fingerprint } };
  saveCrt(await answerOf(client.GET('/api/connections/{name}/certificates/{fingerprint}', { params })));
}

/** Of a new key pair. @param custody where it is made; left out: where the app has its keys. */
export async function makeCertificate(name: string, custody?: string): Promise<void> {
  const params = { path: { name } };
  saveCrt(
    await answerOf(
      client.POST('/api/connections/{name}/certificates', { params, body: custody === undefined ? {} : { custody } }),
    ),
  );
}

function saveCrt({ fileName, pem }: { fileName: string; pem: string }): void {
  saveFile(fileName, pem, 'application/x-x509-user-cert');
}

export function saveRequest({ fileName, pem }: { fileName: string; pem: string }): void {
  saveFile(fileName, pem, 'application/pkcs10');
}
