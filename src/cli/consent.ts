// Asks before what cannot be undone. Where nobody can be asked, --yes is needed.

import { invalidInput, LatchkeyError } from '../domain/errors.ts';
import type { Application } from './application.ts';
import type { Invocation } from './invocation.ts';
import { isSet } from './read-options.ts';

interface Question {
  /** What needs --yes, as the error names it. */
  act: string;
  /** What it means, before the question; left out where it was said. */
  said?: string;
  question: string;
  /** To be typed instead of a yes, where Enter in haste would lose too much. */
  word?: string;
}

/** Errors: confirmationNeeded, cancelled. */
export async function isAgreed(
  { terminal }: Pick<Application, 'terminal'>,
  { options }: Pick<Invocation, 'options'>,
  { act, said, question, word }: Question,
): Promise<boolean> {
  if (isSet(options, 'yes')) return true;
  if (!terminal.isInteractive) throw new LatchkeyError('confirmationNeeded', { act });
  if (said !== undefined) terminal.err(`${said}\n`);
  const { confirm, questionsAs } = await import('./prompts.ts');
  const unasked = (error: unknown) => {
    const isGone = error instanceof LatchkeyError && error.code === 'inputEnded';
    throw isGone ? new LatchkeyError('confirmationNeeded', { act }) : error;
  };
  if (word === undefined) return confirm(question).catch(unasked);
  const check = (text: string) => {
    if (text.trim() !== word) throw invalidInput('answer', `it is not "${word}"`, 'Ctrl-C changes nothing.');
  };
  await questionsAs('latchkey').ask(question, { check }).catch(unasked);
  return true;
}
