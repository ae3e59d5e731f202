// `latchkey completion bash | zsh | fish`: a script for the shell, made from the command line itself.

import type { Command } from 'commander';
import { invalidInput } from '../domain/errors.ts';
import type { Invocation } from './invocation.ts';
import { done, type Outcome } from './outcome.ts';
import { argument } from './read-options.ts';

const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** @param program the whole command line. */
export async function completion(program: Command, invocation: Invocation): Promise<Outcome> {
  const shell = argument(invocation, 0);
  if (!isShell(shell))
    throw invalidInput('shell', `"${shell}" is not known`, `Give one of ${Object.keys(shells).join(', ')}.`);
  const script = shells[shell](places(program));
  return done(script, { shell, script });
}

function isShell(shell: string): shell is keyof typeof shells {
  return Object.hasOwn(shells, shell);
}

/** A command, and what may follow it. */
interface Place {
  /** The words up to it, without the program's name. */
  path: string;
  commands: string[];
  options: string[];
}

function places(command: Command, path: readonly string[] = []): Place[] {
  const commands = command.commands.map((one) => one.name());
  const shown = [...command.options, ...(path.length === 0 ? [] : (command.parent?.options ?? []))];
  const options = shown.flatMap(({ hidden, long }) => (hidden || !long ? [] : [long]));
  const own = { path: path.join(' '), commands, options: [...new Set([...options, '--help'])] };
  return [own, ...command.commands.flatMap((one) => places(one, [...path, one.name()]))];
}

/** Words that are no option lead along the tree for as long as it has them; file names are completed everywhere. */
function bashScript(all: readonly Place[]): string {
  const cases = all.map(
    ({ path, commands, options }) => `    '${path}') words='${[...commands, ...options].join(' ')}' ;;`,
  );
  const known = all.map(({ path }) => path).filter((path) => path !== '');
  return `# Completion of latchkey for bash: source <(latchkey completion bash)
_latchkey() {
  local current=\${COMP_WORDS[COMP_CWORD]} path='' word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) continue ;; esac
    case "\${path:+$path }$word" in
      ${known.map((path) => `'${path}'`).join(' | ')}) path="\${path:+$path }$word" ;;
      *) break ;;
    esac
  done
  case $path in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _latchkey latchkey`;
}

function zshScript(all: readonly Place[]): string {
  const [, ...script] = bashScript(all).split('\n');
  return [
    '# Completion of latchkey for zsh: source <(latchkey completion zsh)',
    'autoload -Uz bashcompinit && bashcompinit',
    ...script,
  ].join('\n');
}

function fishScript(all: readonly Place[]): string {
  const lines = all.flatMap(({ path, commands, options }) => {
    const seen = path.split(' ').filter((word) => word !== '');
    const within =
      seen.length === 0
        ? '__fish_use_subcommand'
        : seen.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    const not =
      seen.length === 0 || commands.length === 0 ? '' : `; and not __fish_seen_subcommand_from ${commands.join(' ')}`;
    return [
      ...(commands.length === 0 ? [] : [`complete -c latchkey -n '${within}${not}' -a '${commands.join(' ')}'`]),
      ...options.map((option) => `complete -c latchkey -n '${within}' -l ${option.slice(2)}`),
    ];
  });
  return ['# Completion of latchkey for fish: latchkey completion fish | source', ...lines].join('\n');
}
