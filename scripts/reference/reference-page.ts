// docs/reference.md: every command with its options, every setting, how commands end, every error code.

import type { Command } from 'commander';
import { commandTree } from '../../src/cli/program.ts';
import { errorTable } from '../../src/domain/errors.ts';
import { exitCodes, settingGroups } from './settings.ts';

export function referencePage(): string {
  return `${[
    '# Reference',
    '<!-- Written by `npm run docs` from the program itself; not edited by hand. -->',
    '`latchkey completion bash`, `zsh` or `fish` prints a script that completes all of this; `man latchkey` shows it where the package is installed.',
    '## Commands',
    'Each takes `--json`, which answers with one JSON document ([their shapes](json.md)), and `--help`. Before the command: `--data FOLDER`. For programs that take tokens over HTTP there are [recipes](recipes.md).',
    ...leaves(commandTree()).flatMap(commandSection),
    '## Settings',
    'From the environment, else from `latchkey.config.json` in the working folder; an empty value is none.',
    ...settingGroups.flatMap(({ title, settings }) => [
      `### ${title}`,
      table(
        ['variable', 'in the file', 'meaning', 'without it'],
        settings.map(({ variable, key, meaning, usual }) => [code(variable), code(key ?? ''), meaning, usual]),
      ),
    ]),
    '## How a command ends',
    table(
      ['exit code', 'means'],
      exitCodes.map(([exit, meaning]) => [String(exit), meaning]),
    ),
    '## Errors',
    'With `--json` an error is `{"error":{"code":…,"message":…,"nextAction":…}}`. Codes stay as they are; words may change.',
    table(
      ['code', 'kind', 'exit code'],
      Object.entries(errorTable).map(([name, { kind, exitCode }]) => [code(name), kind, String(exitCode)]),
    ),
  ].join('\n\n')}\n`;
}

/** The commands that do something, in the order of the help. */
export function leaves(command: Command): Command[] {
  const own = command.parent !== null && isRun(command) ? [command] : [];
  return [...own, ...command.commands.flatMap(leaves)];
}

/** Those that only hold others take no JSON. */
function isRun({ options }: Command): boolean {
  return options.some(({ long }) => long === '--json');
}

export function usageOf(command: Command): string {
  const words = command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`));
  return [pathOf(command), ...words].join(' ');
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

export function optionsOf(command: Command): { flags: string; description: string }[] {
  return command.options
    .filter(({ hidden, long }) => !hidden && long !== '--json')
    .map(({ flags, description, argChoices, defaultValue }) => {
      const among = argChoices === undefined ? '' : ` One of ${argChoices.join(', ')}.`;
      const usual = defaultValue === undefined ? '' : ` Else ${defaultValue}.`;
      return { flags, description: `${description}${among}${usual}`.trim() };
    });
}

function commandSection(command: Command): string[] {
  const options = optionsOf(command);
  return [
    `### ${usageOf(command)
      .replace(/^latchkey /, '')
      .replaceAll('<', '&lt;')}`,
    command.description(),
    ...(options.length === 0
      ? []
      : [
          table(
            ['option', ''],
            options.map(({ flags, description }) => [code(flags), description]),
          ),
        ]),
  ];
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
