// Which of the seven steps is done: by what Latchkey knows, and of what happens in Setup, which it cannot see, by what somebody said.

import type { useConnection } from '../connection/use-connection.ts';

export type SetupFacts = NonNullable<ReturnType<typeof useConnection>['data']>;

export const stepCount = 7;

export function isDone({ connection, keyPairs }: SetupFacts, step: number): boolean {
  const hasKey = connection.consumerKey !== null;
  const isAccepted = connection.lastAcceptedAt !== null;
  const isSaid = (connection.setupStep ?? 0) > step;
  const proved = [keyPairs.length > 0, hasKey || isAccepted, isAccepted, isAccepted, hasKey, hasKey, isAccepted];
  return proved[step - 1] === true || (isSaid && step >= 2 && step <= 5);
}

/** The last one where everything is done. */
export function firstToDo(facts: SetupFacts): number {
  for (let step = 1; step < stepCount; step += 1) if (!isDone(facts, step)) return step;
  return stepCount;
}

/** The pair whose certificate goes to Salesforce, or went there. */
export function meantPair({ connection, keyPairs }: SetupFacts) {
  const waiting = keyPairs.find(({ state }) => state === 'issued');
  return waiting ?? keyPairs.find(({ fingerprint }) => fingerprint === connection.certificate?.fingerprint) ?? null;
}
