// Which of the seven steps of connecting an org are done: by what is known here, and of what happens in Setup, which nobody sees
// from here, by what somebody said.

import { pairIn } from '../key-pair/key-pair.ts';
import { type StateFacts, shownPair } from './connection-state.ts';

/** Download, app, upload, scopes, copy the consumer key, paste it, verify. */
const lastStep = 7;
const inSetup = [2, 3, 4, 5];

interface SetupProgress {
  /** Of 1 to 7. */
  doneSteps: number[];
  /** The first that is not done; the last one where all are. */
  currentStep: number;
  isDone: boolean;
  /** The fingerprint of the certificate that goes to Salesforce, or went there; null: there is none. */
  certificate: string | null;
}

export function setupProgress({ connection, app, pairs }: Omit<StateFacts, 'certificatesAt'>): SetupProgress {
  const hasKey = app.consumerKey !== null;
  const isAccepted = connection.lastAccepted !== null;
  const proved = [pairs.length > 0, hasKey || isAccepted, isAccepted, isAccepted, hasKey, hasKey, isAccepted];
  const isSaid = (step: number) => inSetup.includes(step) && (connection.setupStep ?? 0) > step;
  const steps = Array.from({ length: lastStep }, (_, index) => index + 1);
  const isDone = (step: number) => proved[step - 1] === true || isSaid(step);
  const meant = pairIn(pairs, 'issued') ?? shownPair(pairs);
  return {
    doneSteps: steps.filter(isDone),
    currentStep: steps.find((step) => !isDone(step)) ?? lastStep,
    isDone: steps.every(isDone),
    certificate: meant?.fingerprint ?? null,
  };
}
