// Questions on a terminal. A cancelled question (Ctrl-C) ends the command and changes nothing.

import { confirm as askYesNo, isCancel, password, select, text } from '@clack/prompts';
import { LatchkeyError } from '../domain/errors.ts';
import { errorWords } from '../text/errors.ts';

/** Prompts write to standard error: standard output is for the answer. */
const toError = { output: process.stderr };

/** @param usual What Enter means; no where something would be lost. */
export async function confirm(question: string, usual = false): Promise<boolean> {
  const answer = await askYesNo({ message: question, initialValue: usual, ...toError });
  if (isCancel(answer)) throw new LatchkeyError('cancelled');
  return answer;
}

/** What the guided set-up asks with; `latchkey` is how the program is called here. */
export interface Questions {
  ask(question: string, options: AskOptions): Promise<string>;
  choose: typeof choose;
}

interface AskOptions {
  placeholder?: string;
  check: (value: string) => void;
  optional?: boolean;
}

export function questionsAs(latchkey: string): Questions {
  return { choose, ask: (question, options) => ask(question, options, latchkey) };
}

async function ask(question: string, options: AskOptions, latchkey: string): Promise<string> {
  const validate = (value: string | undefined) =>
    options.optional === true && (value ?? '') === ''
      ? undefined
      : problemOf(() => options.check(value ?? ''), latchkey);
  const placeholder = options.placeholder === undefined ? {} : { placeholder: options.placeholder };
  const answer = await text({ message: question, validate, ...placeholder, ...toError });
  if (isCancel(answer)) throw new LatchkeyError('cancelled');
  return answer ?? '';
}

async function choose<T extends string>(question: string, choices: { value: T; label: string }[]): Promise<T> {
  const answer = await select<string>({ message: question, options: choices, ...toError });
  if (isCancel(answer)) throw new LatchkeyError('cancelled');
  const chosen = choices.find(({ value }) => value === answer);
  if (chosen === undefined) throw new LatchkeyError('cancelled');
  return chosen.value;
}

export async function askPassword(question: string): Promise<string> {
  const answer = await password({ message: question, ...toError });
  if (isCancel(answer)) throw new LatchkeyError('cancelled');
  return answer ?? '';
}

function problemOf(check: () => void, latchkey: string): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const { message, nextAction } = errorWords(error, latchkey);
    return `${message} ${nextAction}`;
  }
}
