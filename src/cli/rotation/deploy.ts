// `latchkey rotate NAME --deploy [--dry-run] [--wait]`: exit 0 settled or under way, 1 rolled back, 3 refused or stopped.

import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import type { SwapEnd, SwapPhase } from '../../domain/rotation/swap-phases.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { deployRotation } from '../../operations/rotation/deploy.ts';
import { previewDeploy } from '../../operations/rotation/preview-deploy.ts';
import { swapPhaseWords, swapProblemWords } from '../../text/rotation/swap-words.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import type { ExitCode, Outcome } from '../outcome.ts';
import { argument, isSet } from '../read-options.ts';

type Deployed = Awaited<ReturnType<typeof deployRotation.run>>;

const exitCodes: Readonly<Record<SwapEnd, ExitCode>> = { settled: 0, rolledBack: 1, refused: 3, stopped: 3 };

export async function rotateDeployed(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = argument(invocation, 0);
  const putsBack = isSet(invocation.options, 'putBack');
  if (putsBack && isSet(invocation.options, 'dryRun'))
    throw invalidInput(
      'dryRun',
      'it does not go with --put-back',
      'Leave it out: a dry run is made before the deploy.',
    );
  if (isSet(invocation.options, 'dryRun')) return dryRun(app, name);
  let last: SwapPhase | null = null;
  const isPatient = isSet(invocation.options, 'wait');
  const deploy = (isNow: boolean) =>
    app.perform(deployRotation, { name, isPatient, isNow, putsBack }, (swap) => {
      if (swap.phase !== last) app.terminal.progress(swapPhaseWords(swap));
      last = swap.phase;
    });
  const shown = await deploy(isSet(invocation.options, 'now')).catch(async (error: unknown) => {
    if (await isMeantNow(app, error)) return deploy(true);
    throw error;
  });
  const { swap } = shown;
  const view = deployRotation.view(shown, app.clock.now());
  const { nextStep } = await app.perform(showConnection, { name });
  const next = nextStepOf(app, name, shown) ?? nextStepWords(nextStep, app.calledAs());
  const words = swap.problem === null ? null : swapProblemWords(swap.problem);
  const lines = [swapPhaseWords(swap), ...(words === null ? [] : [words]), `Next: ${next}`];
  const exitCode = swap.phase in exitCodes ? exitCodes[swap.phase as SwapEnd] : 0;
  return { text: lines.join('\n'), json: { ...view, message: words, nextStep: next }, exitCode };
}

/** A person at a terminal is asked; a script says --now. */
async function isMeantNow({ terminal }: Application, error: unknown): Promise<boolean> {
  if (!terminal.isInteractive || !(error instanceof LatchkeyError) || error.code !== 'outsideWindow') return false;
  const { confirm } = await import('../prompts.ts');
  return confirm('The rotation window of the app is closed. Deploy now all the same?');
}

function nextStepOf(
  app: Application,
  name: string,
  { swap: { phase, putsBack, problem }, after }: Deployed,
): string | null {
  const latchkey = app.calledAs();
  switch (phase) {
    case 'settled':
    case 'rolledBack':
      return null;
    case 'refused':
      if (putsBack)
        return `upload the certificate in use by hand: ${latchkey} certificate show ${name} ${after?.fingerprint} --out ${name}.crt`;
      return `mend that and try again, or upload the certificate by hand: ${latchkey} rotate ${name}`;
    case 'stopped':
      if (problem?.type === 'bothRefused')
        return `put the certificate in use back into the app: ${latchkey} rotate ${name} --deploy --put-back`;
      return `look at the app in Setup, then: ${latchkey} test ${name}`;
    default:
      return `nothing; \`${latchkey} serve\` carries it on, or: ${latchkey} rotate ${name} --deploy --wait`;
  }
}

async function dryRun(app: Application, name: string): Promise<Outcome> {
  const preview = await app.perform(previewDeploy, { name });
  const { problem, component, differences, isToCome, connections, isUnproved } = preview;
  const words = problem === null ? null : swapProblemWords(problem);
  const toCome = isToCome ? ' (in the dry run the one in use, since the new one is not made yet)' : '';
  const lines = [
    words === null ? 'The dry run went well; nothing was changed.' : 'Nothing would be deployed.',
    ...(words === null ? [] : [words]),
    ...(component === null
      ? []
      : [`Component: ${component.type} ${component.fullName}, known by its ${knownBy[component.knownBy]}.`]),
    ...differences.map(({ element, before, after }) =>
      element === 'certificate'
        ? `  certificate: ${before ?? 'not shown by the org'} > ${isToCome ? 'a new one' : after}${toCome}`
        : '  consumerKey: left out; the org keeps its own',
    ),
    ...(component === null ? [] : ['Every other byte stays as it was read.']),
    `Signs in through the app: ${connections.join(', ')}.`,
    ...(isUnproved && words === null ? [unproved] : []),
  ];
  const json = { ...previewDeploy.view(preview), message: words };
  return { text: lines.join('\n'), json, exitCode: problem === null ? 0 : 3 };
}

const knownBy = { consumerKey: 'consumer key', certificate: 'certificate', name: 'name alone' } as const;

const unproved =
  'Unproved: nobody has shown in public that a deploy replaces the certificate of a Connected App in its place. If it does not, Latchkey goes back by itself.';
