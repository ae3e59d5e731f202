// What the pages of the seven steps read of how far they are: the server says it.

import type { useConnection } from '../connection/use-connection.ts';

export type SetupFacts = NonNullable<ReturnType<typeof useConnection>['data']>;

export const stepCount = 7;

export function isDone({ connection }: SetupFacts, step: number): boolean {
  return connection.setup.doneSteps.includes(step);
}

/** The last one where everything is done. */
export function firstToDo({ connection }: SetupFacts): number {
  return connection.setup.currentStep;
}

/** The pair whose certificate goes to Salesforce, or went there. */
export function meantPair({ connection, keyPairs }: SetupFacts) {
  return keyPairs.find(({ fingerprint }) => fingerprint === connection.setup.certificate) ?? null;
}
