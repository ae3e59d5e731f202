// `latchkey rotate --all|PATTERN|--label LABEL --deploy`: rotations without hands of many apps, in waves. Exit 0 settled or under way,
// 1 something was rolled back, 3 refused or stopped. What takes one connection is in rotate.ts.

import { invalidInput } from '../../domain/errors.ts';
import { standingOf } from '../../domain/rotation/rollout.ts';
import { followRollout } from '../../operations/rotation/follow-rollout.ts';
import { showRollout } from '../../operations/rotation/show-rollout.ts';
import { startRollout } from '../../operations/rotation/start-rollout.ts';
import { stopRollout } from '../../operations/rotation/stop-rollout.ts';
import { leftOutWords, rolloutAppWords, rolloutProgress } from '../../text/rotation/rollout-words.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type ExitCode, type Outcome } from '../outcome.ts';
import { isSet, textOption, texts, wholeNumber } from '../read-options.ts';
import { forEachSelected, meansSeveral } from '../selection.ts';

type Shown = Parameters<typeof followRollout.view>[0];

export async function rotateSelected(app: Application, invocation: Invocation): Promise<Outcome> {
  const { values, options } = invocation;
  if (isSet(options, 'rollout')) return lastRollout(app);
  if (isSet(options, 'stop')) return outcomeOf(app, await app.perform(stopRollout, undefined));
  const isAll = isSet(options, 'all');
  if (isAll && values[0] !== undefined) throw invalidInput('all', 'it goes with no name', 'Leave one of both out.');
  const meant = isAll ? { ...invocation, values: ['*'] } : invocation;
  if (isSet(options, 'deploy')) refuseGuided(invocation);
  const isFleet = isSet(options, 'deploy') && !isSet(options, 'dryRun') && meansSeveral(meant);
  const sizes = (['batch', 'stopAfter'] as const).filter((name) => textOption(options, name) !== undefined);
  if (sizes[0] !== undefined && !isFleet) {
    throw invalidInput(sizes[0], 'it is for many apps and --deploy', 'Give --all, a pattern or --label, and --deploy.');
  }
  if (isFleet && isSet(options, 'putBack')) {
    throw invalidInput('putBack', 'it is for one connection', 'Give its name.');
  }
  if (isFleet && isSet(options, 'now')) {
    throw invalidInput('now', 'it is for one connection', 'Leave it out: apps whose window is closed are left out.');
  }
  if (isFleet) return rotateInWaves(app, meant);
  return forEachSelected((await import('./rotate.ts')).rotateName)(app, meant);
}

/** A certificate that is deployed is written nowhere, and is of the kind of the one before. */
function refuseGuided({ options }: Invocation): void {
  const given = (['uploaded', 'out', 'algorithm', 'days'] as const).find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const fix =
    given === 'uploaded' ? 'Leave it out: Latchkey uploads it.' : 'Leave it out, or rotate by hand: without --deploy.';
  throw invalidInput(given, 'it does not go with --deploy', fix);
}

async function rotateInWaves(app: Application, { values, options }: Invocation): Promise<Outcome> {
  const number = (name: string, field: string, most: number) => {
    const given = textOption(options, name);
    return given === undefined ? undefined : wholeNumber(given, field, 1, most);
  };
  const wish = {
    pattern: values[0] ?? '*',
    labels: texts(options, 'label') ?? [],
    batch: number('batch', 'batch', 1_000),
    stopAfter: number('stopAfter', 'stop-after', 1_000),
  };
  if (!isSet(options, 'wait')) return outcomeOf(app, await app.perform(startRollout, wish));
  let last = '';
  const shown = await app.perform(followRollout, wish, ({ rollout, apps }) => {
    const line = rolloutProgress(rollout, apps);
    if (line !== last) app.terminal.progress(line);
    last = line;
  });
  return outcomeOf(app, shown);
}

async function lastRollout(app: Application): Promise<Outcome> {
  const shown = await app.perform(showRollout, undefined);
  if (shown !== null) return outcomeOf(app, shown);
  return done('No rotation of many apps was asked for yet.', { phase: null });
}

function outcomeOf(app: Application, shown: Shown): Outcome {
  const { rollout, apps } = shown;
  const nextStep = nextStepOf(app, shown);
  const width = Math.max(0, ...apps.map(({ connection }) => connection.length));
  const lines = [
    rolloutProgress(rollout, apps),
    ...apps.flatMap((one) => {
      const words = rolloutAppWords(one);
      return words === null ? [] : [`  ${one.connection.padEnd(width)}  ${words}`];
    }),
    ...(rollout.leftOut.length === 0 ? [] : ['Left out:', ...rollout.leftOut.map((one) => `  ${leftOutWords(one)}`)]),
    `Next: ${nextStep}`,
  ];
  const view = followRollout.view(shown, app.clock.now());
  const told = view.apps.map((one) => ({ ...one, message: rolloutAppWords(one) }));
  return { text: lines.join('\n'), json: { ...view, apps: told, nextStep }, exitCode: exitCodeOf(shown) };
}

function exitCodeOf({ rollout, apps }: Shown): ExitCode {
  if (rollout.phase === 'running') return 0;
  const failed = apps.filter((one) => standingOf(one) === 'failed');
  if (failed.length > 0 && failed.every(({ phase }) => phase === 'rolledBack')) return 1;
  return rollout.phase === 'stopped' ? 3 : 0;
}

function nextStepOf(app: Application, { rollout }: Shown): string {
  const { phase, pattern, labels } = rollout;
  const chosen = [pattern === '*' ? '--all' : `"${pattern}"`, ...labels.map((label) => `--label ${label}`)].join(' ');
  const again = `${app.calledAs()} rotate ${chosen} --deploy --wait`;
  if (phase === 'running') return `nothing; \`${app.calledAs()} serve\` carries it on, or: ${again}`;
  return phase === 'stopped' ? `mend what failed; it goes on within a week by: ${again}` : 'nothing';
}
