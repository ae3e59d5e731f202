// Questions on a terminal. A cancelled question (Ctrl-C), or one whose input ends (Ctrl-D), ends the command and changes nothing.

import type { Key } from 'node:readline';
import { confirm as askYesNo, isCancel, password, select, text } from '@clack/prompts';
import { LatchkeyError } from '../domain/errors.ts';
import { errorWords } from '../text/errors.ts';

/** Prompts write to standard error: standard output is for the answer. */
interface Asked {
  output: typeof process.stderr;
  signal: AbortSignal;
}

/** Errors: cancelled; inputEnded where the terminal went away, since a prompt by itself would then wait without end. */
async function answered<T>(ask: (asked: Asked) => Promise<T>): Promise<Exclude<T, symbol>> {
  const { stdin, stderr } = process;
  const gone = new AbortController();
  const leave = () => gone.abort();
  // A terminal in raw mode gives the key and no end of input.
  const leaveByKey = (_: string | undefined, { ctrl, name }: Key) => ctrl === true && name === 'd' && leave();
  const endings = ['end', 'close', 'error'] as const;
  for (const ending of endings) stdin.once(ending, leave);
  stdin.on('keypress', leaveByKey);
  if (stdin.readableEnded || stdin.destroyed) leave();
  try {
    const answer = await ask({ output: stderr, signal: gone.signal });
    if (gone.signal.aborted) throw new LatchkeyError('inputEnded');
    if (isCancel(answer)) throw new LatchkeyError('cancelled');
    return answer as Exclude<T, symbol>;
  } finally {
    for (const ending of endings) stdin.off(ending, leave);
    stdin.off('keypress', leaveByKey);
  }
}

/** @param usual What Enter means; no where something would be lost. */
export async function confirm(question: string, usual = false): Promise<boolean> {
  return answered((asked) => askYesNo({ message: question, initialValue: usual, ...asked }));
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
  return (await answered((asked) => text({ message: question, validate, ...placeholder, ...asked }))) ?? '';
}

async function choose<T extends string>(question: string, choices: { value: T; label: string }[]): Promise<T> {
  const answer = await answered((asked) => select<string>({ message: question, options: choices, ...asked }));
  const chosen = choices.find(({ value }) => value === answer);
  if (chosen === undefined) throw new LatchkeyError('cancelled');
  return chosen.value;
}

export async function askPassword(question: string): Promise<string> {
  return (await answered((asked) => password({ message: question, ...asked }))) ?? '';
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
