// Asks once, before Latchkey may deploy certificates into an app by itself.

import { factIn } from '../../domain/org/org-facts.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { showOrgFacts } from '../../operations/org/show-facts.ts';
import { findOtherPrograms } from '../../operations/rotation/find-other-programs.ts';
import { showRotation } from '../../operations/rotation/show.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import type { Invocation } from '../invocation.ts';
import { say } from '../outcome.ts';
import { otherProgramsNote } from './first-rotation.ts';

/** The name of the app that it was agreed to for; undefined: there was nothing to ask. Errors: confirmationNeeded. */
export async function handsFreeConsent(
  app: Pick<Application, 'terminal' | 'perform'>,
  invocation: Invocation,
  name: string,
  rotation: string | undefined,
): Promise<string | undefined> {
  if (rotation !== 'hands-free') return undefined;
  const { app: clientApp } = await app.perform(showConnection, { name });
  if (clientApp.rotation === 'hands-free') return undefined;
  const { state } = await app.perform(showRotation, { name });
  const programs = await app.perform(findOtherPrograms, { name });
  const { facts } = await app.perform(showOrgFacts, { name });
  const isShown = factIn(facts, 'connectedAppSwap') === 'replaced';
  const lines = [
    `Latchkey may then deploy certificates into the app "${clientApp.name}" by itself, and take them back.`,
    `Signing in through it: ${(state?.connections ?? [name]).join(', ')}.`,
    ...(programs === null ? [] : [otherProgramsNote(programs)]),
    'A program that signs in with its key and not through Latchkey is locked out by the first rotation.',
    ...(clientApp.kind === 'connected-app' && !isShown
      ? ['Unproved: that a deploy replaces the certificate of a Connected App. If it does not, Latchkey goes back.']
      : []),
  ];
  say(app.terminal, lines.join('\n'));
  const asked = { act: 'Rotation without hands', question: `Type the name of the app, ${clientApp.name}:` };
  await isAgreed(app, invocation, { ...asked, word: clientApp.name });
  return clientApp.name;
}
