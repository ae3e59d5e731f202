// Which connections a command is about: one by its name, or several by a pattern or by labels. What takes one does it for
// each of several in turn; one that fails keeps no other back.

import { resolve } from 'node:path';
import { isPattern, patternMatcher } from '../domain/connection/name-pattern.ts';
import { invalidInput, LatchkeyError, wrongInput } from '../domain/errors.ts';
import { listConnections, wholeListByName } from '../operations/connection/list.ts';
import type { Application } from './application.ts';
import type { Invocation, RunCommand } from './invocation.ts';
import { type Outcome, publicError } from './outcome.ts';
import { textOption, texts } from './read-options.ts';

/** Null: neither a name nor a label was given. Errors: invalidInput when nothing fits. */
export async function selectedNames(app: Application, invocation: Invocation): Promise<readonly string[] | null> {
  const [name] = invocation.values;
  const labels = texts(invocation.options, 'label') ?? [];
  if (name === undefined && labels.length === 0) return null;
  if (name !== undefined && !isPattern(name) && labels.length === 0) return [name];
  const fits = patternMatcher(name ?? '*');
  const { connections } = await app.perform(listConnections, wholeListByName);
  const fitting = connections.filter(
    ({ connection }) => fits.test(connection.name) && labels.every((label) => connection.labels.includes(label)),
  );
  if (fitting.length > 0) return fitting.map(({ connection }) => connection.name);
  throw wrongInput('name', 'fitsNone', name, labels.join(', '));
}

/** Whether several may be meant: their answers are a list then, also where one fits. */
export function meansSeveral({ values, options }: Invocation): boolean {
  return texts(options, 'label') !== undefined || (values[0] !== undefined && isPattern(values[0]));
}

/** Of a command that gives its file a name: where `--out` names a folder, the file goes there under that name. */
export function intoFolder(run: RunCommand): RunCommand {
  return async (app, invocation) => {
    const { out, ...options } = invocation.options;
    const folder = typeof out === 'string' && out !== '' ? resolve(app.workingFolder, out) : null;
    if (folder === null || !(await app.files.facts(folder))?.isFolder) return run(app, invocation);
    return run({ ...app, workingFolder: folder }, { ...invocation, options });
  };
}

/** With several, `--out` names a folder, and nothing is asked. */
export function forEachSelected(run: RunCommand): RunCommand {
  return async (app, invocation) => {
    const names = await selectedNames(app, invocation);
    if (names === null) throw invalidInput('name', 'it is missing', 'Name a connection, or give a pattern or --label.');
    if (!meansSeveral(invocation)) return intoFolder(run)(app, invocation);
    const inFolder = await folderOf(app, textOption(invocation.options, 'out'));
    const { out, label, ...options } = invocation.options;
    const results: Result[] = [];
    for (const name of names) {
      app.terminal.progress(name);
      results.push(await resultOf(inFolder, run, { values: [name, ...invocation.values.slice(1)], options }));
    }
    return together(results);
  };
}

interface Result {
  name: string;
  outcome: Outcome;
}

async function folderOf(app: Application, out: string | undefined): Promise<Application> {
  const terminal = { ...app.terminal, isInteractive: false };
  const workingFolder = resolve(app.workingFolder, out ?? '');
  if ((await app.files.facts(workingFolder))?.isFolder) return { ...app, terminal, workingFolder };
  throw invalidInput(
    'out',
    `there is no folder ${workingFolder}`,
    'Give a folder that exists: several files go there.',
  );
}

async function resultOf(app: Application, run: RunCommand, invocation: Invocation): Promise<Result> {
  const [name = ''] = invocation.values;
  try {
    return { name, outcome: await run(app, invocation) };
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const { exitCode, message, nextAction, code } = publicError(error, app);
    const text = `${message}\n${nextAction}`;
    return { name, outcome: { exitCode, text, json: { error: { code, message, nextAction } } } };
  }
}

function together(results: readonly Result[]): Outcome {
  return {
    text: results.map(({ name, outcome }) => `== ${name} ==\n${outcome.text}`).join('\n\n'),
    json: { connections: results.map(({ name, outcome }) => ({ name, ...(outcome.json as object) })) },
    exitCode: Math.max(...results.map(({ outcome }) => outcome.exitCode)),
  };
}
