// `latchkey certificate export`: the private key with its certificate, always encrypted.

import { resolve } from 'node:path';
import type { ExportFormat } from '../../domain/vault/signer-keys.ts';
import { exportKeyPair } from '../../operations/key-pair/export.ts';
import { previewExport } from '../../operations/key-pair/preview-export.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, note, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';
import { newSecret } from '../secret-input.ts';
import { named, refuseExisting } from './certificate.ts';

const jksIsWeak =
  'JKS is weak: billions of passwords a second can be tried against it. Use a long random password and delete the file once it is imported; choose pkcs12 wherever it is taken.';

export async function exportPair(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const format = textOption(options, 'format') as ExportFormat;
  const out = textOption(options, 'out') ?? '';
  const { fingerprint } = await app.perform(previewExport, named(invocation));
  await refuseExisting(app, out);
  const said = 'Whoever has the file and its password can sign in with this key.';
  const question = `Export the private key of ${fingerprint.slice(0, 23)}…?`;
  if (!(await isAgreed(app, invocation, { act: 'Exporting a private key', said, question })))
    return done('Nothing was exported.', { exported: false });
  if (format === 'jks') note(app.terminal, jksIsWeak);
  const password = await newSecret(app, { what: 'password', file: textOption(options, 'passwordFile') });
  const exported = await app.perform(exportKeyPair, { name, fingerprint, format, password });
  const file = resolve(app.workingFolder, out);
  await app.files.write(file, exported.bytes);
  const warning = format === 'jks' ? jksIsWeak : null;
  const { exported: isExported, ...view } = exportKeyPair.view(exported, app.clock.now());
  const json = { exported: isExported, file, ...view, warning };
  return done(`Wrote ${file}\n  ${fingerprint}, encrypted; the export is in the audit.`, json);
}
