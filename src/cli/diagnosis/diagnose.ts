// `latchkey diagnose [FILE|-]`: ranked causes for an answer or error text, offline. Opens no database and sends nothing.

import { resolve } from 'node:path';
import { ownMachine } from '../../domain/access/permission.ts';
import { writtenText } from '../../formats/text-file.ts';
import { perform } from '../../operations/act.ts';
import { diagnoseMessage } from '../../operations/diagnosis/diagnose-message.ts';
import { toldDiagnosis } from '../../text/diagnosis/told-diagnosis.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { diagnosisLines } from './diagnosis-lines.ts';

/** Of a longer input the rest is left: what went wrong stands in the first line, and no input is refused. */
const largestBytes = 4 * 1024 * 1024;

export async function diagnoseInput(app: Application, invocation: Invocation): Promise<Outcome> {
  const [file = '-'] = invocation.values;
  if (file === '-' && app.terminal.isInteractive) {
    app.terminal.err(
      'Paste the answer or the error, or JSON {phase, status, contentType, body, context}; end with Ctrl-D.\n',
    );
  }
  const bytes =
    file === '-'
      ? await app.terminal.readInput(largestBytes, 'left')
      : await app.files.read(resolve(app.workingFolder, file), largestBytes, 'left');
  const judgement = await perform(ownMachine, diagnoseMessage, app, { text: writtenText(bytes) });
  const diagnosis = toldDiagnosis(judgement, { latchkey: app.calledAs() });
  return done(diagnosisLines(diagnosis, paint(app.terminal.hasColour)).join('\n'), diagnosis);
}
