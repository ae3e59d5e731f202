// Secrets that a person gives to one command: from a file, an environment variable, a prompt or standard input; never as
// an argument, which every user of the machine could read.

import { resolve } from 'node:path';
import { invalidInput } from '../domain/errors.ts';
import { Secret } from '../domain/secret.ts';
import type { Application } from './application.ts';

const largestBytes = 64 * 1024;

interface SecretRequest {
  /** What it is called in questions and errors: `password`. */
  what: string;
  file?: string | undefined;
  /** The name of the environment variable that may hold it. */
  variable?: string;
}

/** A new secret; a person types it twice. Errors: invalidInput when it is empty or the two differ. */
export async function newSecret(app: Application, { what, file, variable }: SecretRequest): Promise<Secret<string>> {
  const fromVariable = variable === undefined ? undefined : app.environment[variable];
  if (file !== undefined) return fromBytes(what, await app.files.read(resolve(app.workingFolder, file), largestBytes));
  if (fromVariable !== undefined && fromVariable !== '') return new Secret(fromVariable);
  if (!app.terminal.isInteractive) return fromBytes(what, await app.terminal.readInput(largestBytes));
  const { askPassword } = await import('./prompts.ts');
  const first = await askPassword(`A new ${what}`);
  const second = await askPassword(`The same ${what} again`);
  if (first !== second) throw invalidInput(what, 'the two differ', 'Run the command again and type it twice.');
  return notEmpty(what, first);
}

/** One that exists already, and may be empty. Errors: invalidInput where it is no text. */
export async function givenSecret(
  app: Application,
  { what, file }: Pick<SecretRequest, 'what' | 'file'>,
): Promise<Secret<string>> {
  if (file !== undefined) {
    return new Secret(textOf(what, await app.files.read(resolve(app.workingFolder, file), largestBytes)));
  }
  if (!app.terminal.isInteractive) return new Secret(textOf(what, await app.terminal.readInput(largestBytes)));
  const { askPassword } = await import('./prompts.ts');
  return new Secret(await askPassword(`The ${what}`));
}

const fromBytes = (what: string, bytes: Uint8Array) => notEmpty(what, textOf(what, bytes));

/** Without the newline that ends a file. Wipes the bytes. */
function textOf(what: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r?\n$/, '');
  } catch {
    throw invalidInput(what, 'it is not UTF-8 text', 'Save it as UTF-8.');
  } finally {
    bytes.fill(0);
  }
}

function notEmpty(what: string, text: string): Secret<string> {
  if (text !== '') return new Secret(text);
  throw invalidInput(what, 'it is empty', 'Give at least one character, on standard input or by a file.');
}
