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

type StepOutcome = 'passed' | 'failed' | 'notTried' | 'notPermitted';

export interface TestStep {
  name: StepName;
  outcome: StepOutcome;
  /** What was done and seen, in one sentence. */
  text: string;
  /** Why it was not tried, or which permission is missing; null otherwise. */
  why: string | null;
}
