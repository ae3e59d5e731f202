// What a test did, step by step, as it is shown while it runs: one sentence each, and why when it was not done.

export type StepName =
  | 'keyPairs'
  | 'usernameAndHost'
  | 'host'
  | 'clock'
  | 'signIn'
  | 'otherKeyPairs'
  | 'audience'
  | 'otherEnvironment'
  | 'tokenEndpoint'
  | 'otherConnections'
  | 'earlierToken'
  | 'loginHistory'
  | 'auditTrail'
  | 'deploys'
  | 'appPolicy'
  | 'installedCertificate'
  | 'user'
  | 'identity'
  | 'api'
  | 'scopes'
  | 'metadata'
  | 'limits';

export type StepOutcome = 'passed' | 'failed' | 'notTried' | 'notPermitted';

export interface TestStep {
  name: StepName;
  outcome: StepOutcome;
  /** What was done and seen, in one sentence. */
  text: string;
  /** Why it was not tried, or which permission is missing; null otherwise. */
  why: string | null;
}

/** The steps so far; each is handed on the moment it is known. */
export class Steps {
  readonly #done: TestStep[] = [];
  readonly #onStep: (step: TestStep) => void;

  constructor(onStep: (step: TestStep) => void = () => {}) {
    this.#onStep = onStep;
  }

  get all(): readonly TestStep[] {
    return this.#done;
  }

  passed(name: StepName, text: string): void {
    this.#report({ name, outcome: 'passed', text, why: null });
  }

  failed(name: StepName, text: string): void {
    this.#report({ name, outcome: 'failed', text, why: null });
  }

  notTried(name: StepName, text: string, why: string): void {
    this.#report({ name, outcome: 'notTried', text, why });
  }

  notPermitted(name: StepName, text: string, why: string): void {
    this.#report({ name, outcome: 'notPermitted', text, why });
  }

  #report(step: TestStep): void {
    this.#done.push(step);
    this.#onStep(step);
  }
}
