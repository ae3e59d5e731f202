// What the command line gets: everything behind one interface, each part opened and its code loaded when it is first
// asked for.

import packageJson from '../../package.json' with { type: 'json' };
import { systemClock } from '../adapters/system/clock.ts';
import { systemFiles } from '../adapters/system/files.ts';
import { createStderrLogger } from '../adapters/system/logger.ts';
import type { Application, RunningSimulator, SimulatorOptions } from '../cli/application.ts';
import { note } from '../cli/outcome.ts';
import type { Terminal } from '../cli/terminal.ts';
import { type Beginning, beginningOf } from '../domain/access/acts.ts';
import { ownMachine } from '../domain/access/permission.ts';
import { invalidInput, LatchkeyError } from '../domain/errors.ts';
import { newId, secondMs } from '../domain/ports.ts';
import { perform } from '../operations/act.ts';
import type { EveryNeed } from '../operations/context.ts';
import { keyFileMadeText } from '../text/vault/vault-warnings.ts';
import { calledAs } from './called-as.ts';
import { commandNeeds } from './command-needs.ts';
import { type Composed, compose, interruptible, processActor } from './compose.ts';
import { type Configuration, type Environment, keyFilePath, readConfiguration } from './configuration.ts';
import { endGracefully, interruption, untilInterrupted } from './interruption.ts';
import { listenUrl } from './listen-settings.ts';
import type { OpenNotices } from './notice-parts.ts';
import type { Streams } from './system-terminal.ts';

type Begun = Exclude<Beginning, 'rehearsed'>;

const reconcilerSlots = 16;
/** A command that was asked to end may take its time. */
const longestCommandMs = 75_000;
/** What a process is given by whoever started it. */
export interface ProcessParts extends Streams {
  environment: Environment;
  workingFolder: string;
}

export function systemApplication(
  terminal: Terminal,
  { environment, workingFolder, stderr }: ProcessParts,
): { application: Application; close(): Promise<void> } {
  const flags: { data?: string } = {};
  let configuration: Configuration | null = null;
  let composed: Promise<Composed> | null = null;
  let notices: Promise<OpenNotices> | null = null;
  let needed: EveryNeed | null = null;

  const configured = () => {
    configuration ??= readConfiguration(environment, workingFolder, flags);
    return configuration;
  };
  const composeAt = (where: Configuration, beginning: Begun, opensWithinMs = 0) =>
    compose(where, environment, processActor('cli'), {
      beginning,
      opensWithinMs,
      signal: interruption.signal,
      stderr,
      onKeyFileMade: (path) => note(terminal, keyFileMadeText(path, application.calledAs())),
    });
  const open = (beginning: Begun = 'none', opensWithinMs = 0) => {
    composed ??= composeAt(configured(), beginning, opensWithinMs);
    return composed;
  };
  const isBegun = async () => {
    try {
      await open();
      return true;
    } catch (error) {
      const isNowhere = error instanceof LatchkeyError && error.code === 'databaseMissing';
      if (!isNowhere || error.parameters.keyFile !== null) throw error;
      composed = null;
      return false;
    }
  };

  const openNotices = () => {
    notices ??= (async () =>
      (await import('./notice-parts.ts')).openNotices(await open(), configured(), environment))();
    return notices;
  };

  const needsOf = (parts: Composed, where: Configuration) =>
    commandNeeds(parts, where, environment, async () => (await openNotices()).context);
  const needs = async (beginning: Begun = 'none', opensWithinMs = 0) => {
    needed ??= needsOf(await open(beginning, opensWithinMs), configured());
    return needed;
  };

  /** Where nothing is yet, what is refused or only shown begins nothing: it is tried on an installation that goes again. */
  const performAct: Application['perform'] = async (act, input, tell) => {
    const beginning = beginningOf(act.act);
    if (act.act === 'token.acquire') await needs('none', configured().settings.tokenDeadlineSeconds * secondMs);
    if (beginning === 'restored') {
      const given = await needs(beginning);
      const { mirrorReplaced, rememberRestored } = await import('./installation-watch.ts');
      if (configured().auditMirror !== null)
        await mirrorReplaced((await openNotices()).context, configured(), environment);
      const restored = await perform(ownMachine, act, given, input, tell);
      await rememberRestored((await open()).context, configured());
      return restored;
    }
    if (beginning === 'none' || (await isBegun())) return perform(ownMachine, act, await needs(), input, tell);
    const { inPassing } = await import('./in-passing.ts');
    const tried = await inPassing(configured(), composeAt, (parts, where) =>
      perform(ownMachine, act, needsOf(parts, where), input, tell),
    );
    return beginning === 'rehearsed' ? tried : perform(ownMachine, act, await needs('new'), input, tell);
  };

  const application: Application = {
    version: packageJson.version,
    terminal,
    files: systemFiles,
    clock: interruptible(systemClock, interruption.signal),
    workingFolder,
    environment,
    calledAs: (dataFolder = flags.data) => calledAs(environment, dataFolder),
    useDataFolder: (folder) => {
      flags.data = folder;
    },
    perform: performAct,
    settings: () => configured().settings,
    places: () => ({ keyFile: keyFilePath(configured()), dataFolder: configured().dataFolder }),
    lookedIn: () =>
      configured().databaseUrl === null ? configured().dataFolder : 'the database of LATCHKEY_DATABASE_URL',
    publicUrl: () => configured().publicUrl,
    servedAt: (port) => configured().publicUrl ?? listenUrl(configured().listening, port),
    reportFault: (error) =>
      createStderrLogger('error', systemClock, stderr).write('error', 'An unexpected error.', { error }),
    startSimulator,
    async runDemo(narrator, isKept) {
      const { runDemo } = await import('./demo/demo.ts');
      if (isKept) endGracefully(longestCommandMs);
      const served = { version: packageJson.version, slots: reconcilerSlots };
      return runDemo(environment, served, narrator, interruption.signal);
    },
    untilInterrupted,
    runCommand: async (command, variables) => {
      endGracefully(longestCommandMs);
      const { runCommand } = await import('./run-command.ts');
      return runCommand(command, environment, variables, interruption.signal);
    },
    async reconcileOnce() {
      const { reconcileOnce } = await import('../reconciler/reconciler.ts');
      const { context } = await open();
      const looks = await reconcileOnce(context, { slots: reconcilerSlots }, interruption.signal);
      const { destroyStrayKeys } = await import('../operations/vault/loops/destroy-stray-keys.ts');
      await destroyStrayKeys(context, interruption.signal);
      const { refreshRunbooks } = await import('../operations/rotation/loops/refresh-runbooks.ts');
      await refreshRunbooks(await needs());
      const { runWatches } = await import('../operations/watch/loops/run-watches.ts');
      const watched = await runWatches(await needs(), interruption.signal);
      const { beginDueSwaps } = await import('../operations/rotation/loops/begin-due.ts');
      await beginDueSwaps(await needs(), interruption.signal);
      const { runRollouts } = await import('../operations/rotation/loops/run-rollouts.ts');
      await runRollouts(await needs(), newId(context.random), interruption.signal);
      const { runSwaps } = await import('../operations/rotation/loops/run-swaps.ts');
      await runSwaps(await needs(), newId(context.random), interruption.signal);
      const { watchSlots } = await import('../operations/rotation/loops/watch-slots.ts');
      await watchSlots(await needs(), interruption.signal);
      const { runSchedules } = await import('../operations/scan/loops/run-schedules.ts');
      await runSchedules(await needs());
      const { runScans } = await import('../operations/scan/loops/run-scans.ts');
      await runScans(await needs(), newId(context.random), interruption.signal);
      const { installationWatch } = await import('./installation-watch.ts');
      const { context: noticeContext } = await openNotices();
      const watch = installationWatch(noticeContext, configured(), environment);
      await watch.rememberHead();
      await watch.troubles.look();
      const { runNotices } = await import('../operations/notice/loops/run-notices.ts');
      const { delivery } = await runNotices(noticeContext, interruption.signal);
      await watch.mirror?.().finally(watch.close);
      return { ...looks, watched, delivery };
    },
    async serve(onReady) {
      const { longestEndingMs, serve } = await import('./serve.ts');
      endGracefully(longestEndingMs);
      const { signal } = interruption;
      const options = {
        configuration: configured(),
        environment,
        version: packageJson.version,
        slots: reconcilerSlots,
      };
      await serve({ ...options, signal, onReady, isWatched: terminal.isTerminal });
    },
  };
  const close = async () => {
    await (await notices?.catch(() => null))?.close();
    const opened = await composed?.catch(() => null);
    await opened?.close();
  };
  return { application, close };
}

async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { parsePropagation, startSimulator: start } = await import('../../simulator/start-simulator.ts');
  const { TooFewComponents } = await import('../../simulator/generated/plan.ts');
  const propagation = parsePropagation(options.propagation);
  if (propagation === undefined) {
    throw invalidInput(
      'propagation',
      `"${options.propagation}" is no range of times`,
      'Write 0s, 90s, 2m..10m or fast.',
    );
  }
  const { areOrgsEmpty: emptyOrgs, propagation: _, ...rest } = options;
  try {
    const started = await start({ ...rest, emptyOrgs, propagation });
    return { url: started.url, orgs: started.orgs, caFile: started.caFile, close: started.close };
  } catch (error) {
    if (error instanceof TooFewComponents) {
      throw invalidInput('components', error.message, 'Give more, or 0 for an org with its app alone.');
    }
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new LatchkeyError('alreadyRunning', { what: 'listener', port: options.port, setting: '--port' });
  }
}
