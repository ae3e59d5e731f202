// docs/latchkey.1: the same as a manual page, in the macros of man(7).

import { commandTree } from '../../src/cli/program.ts';
import { leaves, optionsOf, usageOf } from './reference-page.ts';
import { exitCodes, settingGroups } from './settings.ts';

export function manualPage(): string {
  const tree = commandTree();
  return `${[
    '.\\" Written by `npm run docs` from the program itself; not edited by hand.',
    '.TH LATCHKEY 1',
    '.SH NAME',
    `latchkey \\- ${escaped('keeps Salesforce JWT Bearer connections signed in')}`,
    '.SH SYNOPSIS',
    '.B latchkey',
    escaped('[--data FOLDER] COMMAND [--json]'),
    '.SH DESCRIPTION',
    escaped(
      'Makes and guards private keys, hands out the certificates that an admin puts into a Salesforce Connected App or External Client App, proves the connection and says why it fails, warns before a certificate expires, and rotates key pairs without a failed login.',
    ),
    '.SH COMMANDS',
    ...leaves(tree).flatMap((command) => [
      `.SS ${escaped(usageOf(command))}`,
      escaped(command.description()),
      ...optionsOf(command).flatMap(({ flags, description }) => tagged(flags, description)),
    ]),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, meaning]) => tagged(String(code), plain(meaning))),
    '.SH ENVIRONMENT',
    escaped('The same may stand in latchkey.config.json in the working folder, under the names in brackets.'),
    ...settingGroups.flatMap(({ settings }) =>
      settings.flatMap(({ variable, key, meaning, usual }) =>
        tagged([variable, ...(key === null ? [] : [`[${key}]`])].join(' ').trim(), `${plain(meaning)} Else: ${usual}.`),
      ),
    ),
  ].join('\n')}\n`;
}

function tagged(tag: string, text: string): string[] {
  return ['.TP', `.B ${escaped(tag)}`, escaped(text)];
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** A line that begins with a dot or an apostrophe would be a macro; a bare minus may be set as a hyphen. */
function escaped(text: string): string {
  return text
    .replaceAll('…', '...')
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
