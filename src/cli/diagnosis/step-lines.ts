// One line for each step of a test, as progress on standard error.

import type { TestStep } from '../../domain/diagnosis/test-step.ts';

const marks = { passed: 'ok ', failed: '!  ', notTried: '-  ', notPermitted: '-  ' } as const;

export function stepLine({ outcome, text, why }: TestStep): string {
  return `  ${marks[outcome]} ${text}${why === null ? '' : ` Not done: ${why}.`}`;
}

/** What was left out, said again beside the diagnosis: it bounds what the diagnosis can know. */
export function notDoneLines(steps: readonly TestStep[]): string[] {
  return steps
    .filter(({ outcome }) => outcome === 'notTried' || outcome === 'notPermitted')
    .map(({ text, why }) => `- ${text} (${why})`);
}
