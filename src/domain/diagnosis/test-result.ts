// What a test of a connection found.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant } from '../ports.ts';
import type { SignInFailure, TriedKey } from '../token/sign-in-result.ts';
import type { KeyDamage } from '../vault/key-damage.ts';
import type { JudgedCause, Judgement, RemedySubject } from './judge.ts';
import type { StepSeen } from './step-seen.ts';

/** `keyPairDamaged`: a private key of ours does not open or does not fit · `tokenNotUsable`: signed in, and the API refuses. */
export type TestFailure =
  | Exclude<SignInFailure, { code: 'loginBudgetSpent' }>
  | { code: 'keyPairDamaged'; damage: KeyDamage }
  | { code: 'tokenNotUsable'; message: string };

export type TestResult = {
  whole: { connection: Connection; app: ClientApp; pairs: readonly KeyPair[] };
  tried: readonly TriedKey[];
  steps: readonly TestStep[];
  /** Assertions that were posted, and how many of them beyond those of getting a token. */
  logins: { total: number; experiment: number };
} & (
  | {
      verified: true;
      /** Once, at least. */
      isScanned: boolean;
      pair: KeyPair;
      daysLeft: number;
      orgId: string;
      username: string;
      lacking: readonly JudgedCause[];
      subject: RemedySubject;
    }
  | { verified: false; failure: TestFailure; diagnosis: Judgement; spreading: Spreading | null }
);

/** A change may still be on its way: until when, and when it is tried again by itself. */
interface Spreading {
  until: Instant;
  nextTryAt: Instant;
}

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
  seen: StepSeen;
}
