// One line for each step of a test, as progress on standard error.

import type { Step } from '../../operations/diagnosis/steps/step.ts';

const marks = { passed: 'ok ', failed: '!  ', notTried: '-  ', notPermitted: '-  ' } as const;

export function stepLine({ outcome, text, why }: Step): string {
  return `  ${marks[outcome]} ${text}${why === null ? '' : ` Not done: ${why}.`}`;
}

/** What was left out, said again beside the diagnosis: it bounds what the diagnosis can know. */
export function notDoneLines(steps: readonly Step[]): string[] {
  return steps
    .filter(({ outcome }) => outcome === 'notTried' || outcome === 'notPermitted')
    .map(({ text, why }) => `- ${text} (${why})`);
}
