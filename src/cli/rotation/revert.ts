// `latchkey revert NAME`

import { resolve } from 'node:path';
import { showConnection } from '../../operations/connection/show.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { revert } from '../../operations/rotation/revert.ts';
import { day } from '../../text/instants.ts';
import { uploadSteps } from '../../text/rotation/upload-instructions.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { refuseExisting, writeCertificate } from '../key-pair/certificate.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';

export async function revertName(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const out = textOption(invocation.options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const reverted = await app.perform(revert, { name });
  const { pair } = reverted;
  const { pem, fileName } = await app.perform(showCertificate, {
    name,
    fingerprint: pair.fingerprint,
    isForUpload: true,
  });
  const file = resolve(app.workingFolder, out ?? fileName);
  if (out !== undefined || !(await app.files.exists(file)))
    await writeCertificate(app, name, pair.fingerprint, file, pem);
  const { connection, app: clientApp } = await app.perform(showConnection, { name });
  const steps = uploadSteps(clientApp, connection, file);
  const lines = [
    `The certificate to go back to (${pair.standing.state}, until ${day(pair.notAfter)}): ${file}`,
    'If it is still the one in Salesforce, nothing is to be done. Else:',
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
  ];
  const { keyPair, connections } = revert.view(reverted, app.clock.now());
  return done(lines.join('\n'), { keyPair, certificateFile: file, connections, steps, nextStep: steps[0] });
}
