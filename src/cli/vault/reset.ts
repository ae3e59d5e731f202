// `latchkey vault reset`: says why, what is lost for good, and asks for a word that nobody types by accident.

import { previewReset } from '../../operations/vault/preview-reset.ts';
import { resetVault } from '../../operations/vault/reset.ts';
import { counted } from '../../text/counted.ts';
import { errorWords } from '../../text/errors.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';

const word = 'give up';

export async function reset(app: Application, invocation: Invocation): Promise<Outcome> {
  const { because, loss } = await app.perform(previewReset, undefined);
  const { keyPairs, requests } = loss;
  const lost = [
    ...keyPairs.map(({ fingerprint, state, connections }) => {
      return `  ${fingerprint} (${state}; ${connections.join(', ') || 'no connection'})`;
    }),
    ...requests.map(({ subject }) => `  the private key of the request for ${subject}`),
  ];
  const isNothing = lost.length === 0;
  const said = [
    errorWords(because, app.calledAs()).message,
    isNothing
      ? 'No private key is lost by a reset: none is left. Sessions are signed in anew.'
      : `Lost for good by a reset, ${counted(lost.length, 'private key')}; their certificates in Salesforce are worth nothing then:`,
    ...lost,
  ];
  const question = `Type "${word}" to make a new vault. If the secret can still be found, put it back instead (Ctrl-C).`;
  const consent = { act: 'Resetting the vault', said: said.join('\n'), question, word };
  if (!(await isAgreed(app, invocation, consent))) return done('Nothing was changed.', { reset: false });
  const result = await app.perform(resetVault, { announced: loss });
  const names = new Set(keyPairs.flatMap(({ connections }) => connections));
  const lines = [
    ...(isSet(invocation.options, 'yes') ? said : []),
    'The vault is new, and so is the key of the audit: entries before count as of another key.',
    'Links in mails sent before work no more; write runbooks again.',
    ...[...names].map((name) => `Next: ${app.calledAs()} certificate download ${name}`),
    `Keep what opens it (${app.calledAs()} vault status), and make a backup: ${app.calledAs()} backup FILE`,
  ];
  return done(lines.join('\n'), resetVault.view(result));
}
