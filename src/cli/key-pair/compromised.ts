// `latchkey key compromised NAME FINGERPRINT`

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../domain/key-pair/key-pair-states.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { reportCompromised } from '../../operations/key-pair/report-compromised.ts';
import { showCertificate } from '../../operations/key-pair/show.ts';
import { errorWords } from '../../text/errors.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';
import { refuseExisting, writeCertificate } from './certificate.ts';
import { writeRequest } from './key-requests.ts';

export async function compromised(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const fingerprint = argument(invocation, 1);
  const out = textOption(invocation.options, 'out');
  if (out !== undefined) await refuseExisting(app, out);
  const { pair } = await app.perform(showCertificate, { name, fingerprint });
  const asked = { said: consequence(name, pair), question: 'Stop using this key pair now?' };
  if (!(await isAgreed(app, invocation, { act: 'Reporting a leaked key', ...asked })))
    return done('Nothing was changed.', { reported: false });
  const report = await app.perform(reportCompromised, { name, fingerprint });
  const { isOutage, request, ...view } = reportCompromised.view(report, app.clock.now());
  const { replacement } = report;
  const file =
    replacement === null
      ? null
      : await writeCertificate(app, name, replacement.pair.fingerprint, out ?? replacement.fileName, replacement.pem);
  const requestFile = request && (await writeRequest(app, { name, ...request }, out ?? request.fileName));
  const { nextStep } = await app.perform(showConnection, { name });
  const isGone = report.pair.standing.state === 'destroyed';
  const lines = [
    isGone
      ? `The private key of ${report.pair.fingerprint} was destroyed before; nothing is left here that could sign.`
      : `${report.pair.fingerprint} signs nothing from now on.`,
    ...(report.clockWrong === null
      ? []
      : [
          `No replacement was made yet. ${errorWords(report.clockWrong, app.calledAs()).message}`,
          'Set the clock right first.',
        ]),
    ...(file === null ? [] : [`Upload its replacement now: ${file}`]),
    ...(requestFile === null ? [] : [`Let your authority sign the request for its replacement now: ${requestFile}`]),
    ...(isOutage ? ['Nothing signs in until that is done.'] : []),
    file !== null || requestFile !== null || isOutage
      ? 'Whoever has the leaked key can sign in until then: its certificate is in the org until another is saved there.'
      : isGone
        ? `Another key pair is in use. To see that the app holds its certificate: ${app.calledAs()} test ${name}`
        : 'Another key pair is in use. Until it is proved that the app holds its certificate, the leaked one may be there.',
    `Next: ${nextStepWords(nextStep, app.calledAs())}`,
  ];
  const json = { ...view, certificateFile: file, requestFile, isOutage, nextStep };
  return { ...done(lines.join('\n'), json), exitCode: report.clockWrong === null ? 0 : 3 };
}

function consequence(name: string, pair: KeyPair): string {
  const inUse = stateFacts(pair).inUse;
  return inUse
    ? `This key pair is in use: "${name}" cannot sign in until a new certificate is uploaded.`
    : `This key pair is ${pair.standing.state}; it will sign nothing any more.`;
}
