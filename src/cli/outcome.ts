// How a command ends: one JSON document or plain sentences, and an exit code. Commands return this and print nothing
// themselves, but for progress and prompts, which go to standard error.

import { errorTable, LatchkeyError } from '../domain/errors.ts';
import type { NextStep } from '../domain/status/next-step.ts';
import { FormatError } from '../formats/format-error.ts';
import { jsonText } from '../formats/plain-text.ts';
import { errorWords } from '../text/errors.ts';
import { nextStepWords } from '../text/status/next-step.ts';
import type { Application } from './application.ts';
import { fitted } from './table.ts';
import type { Terminal } from './terminal.ts';

/**
 * 0 done · 1 the connection does not work · 2 wrong usage or input · 3 refused in this state · 4 our fault ·
 * 130 ended by Ctrl-C, as shells report it.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

export interface Outcome {
  /** Undefined: all of it was written as it came. */
  json: unknown;
  text: string;
  /** Of `exec`: that of the command. */
  exitCode: number;
}

export function done(text: string, json: unknown): Outcome {
  return { text, json, exitCode: 0 };
}

/** @param latchkey how the program is called here: to people and scripts alike the next step is a sentence. */
export function print(terminal: Terminal, asJson: boolean, { json, text }: Outcome, latchkey: string): void {
  const inWords = (key: string, value: unknown) =>
    key === 'nextStep' && typeof value === 'object' && value !== null
      ? nextStepWords(value as NextStep, latchkey)
      : value;
  if (asJson && json === undefined) return;
  if (asJson) terminal.out(`${jsonText(json, inWords, terminal.isTerminal ? 2 : 0)}\n`);
  else if (text !== '') {
    const shown = terminal.isTerminal ? fitted(text, terminal.width) : text;
    terminal.out(shown.endsWith('\n') ? shown : `${shown}\n`);
  }
}

/** Something worth knowing beside the answer; on standard error, so that the answer stays what was asked for. */
export function note(terminal: Terminal, text: string): void {
  say(terminal, `Note: ${text}`);
}

/** On standard error, wrapped where a person reads it. */
export function say(terminal: Terminal, text: string): void {
  terminal.err(`${terminal.isTerminal ? fitted(text, terminal.width) : text}\n`);
}

interface PublicError {
  code: string;
  message: string;
  nextAction: string;
  exitCode: ExitCode;
}

/** The public half of an error; an unexpected one shows no internals. */
export function publicError(error: unknown, app: Pick<Application, 'calledAs' | 'lookedIn'>): PublicError {
  if (error instanceof LatchkeyError) {
    const { code }: LatchkeyError = error;
    return {
      code,
      ...errorWords(error, app.calledAs(), code === 'connectionNotFound' ? app.lookedIn() : undefined),
      exitCode: errorTable[code].exitCode,
    };
  }
  if (error instanceof FormatError) {
    return { code: error.code, message: error.problem, nextAction: error.remedy, exitCode: 2 };
  }
  return publicError(new LatchkeyError('internal'), app);
}

export function printError(terminal: Terminal, asJson: boolean, error: PublicError): void {
  const { code, message, nextAction } = error;
  if (asJson) terminal.out(`${jsonText({ error: { code, message, nextAction } })}\n`);
  else say(terminal, `${message}\n${nextAction}`);
}
