// How far a rotation is, and what the last look at it met.

import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant } from '../ports.ts';
import type { SignInFailure, TriedKey } from '../token/sign-in-result.ts';
import type { RotationStep } from './rotation-goal.ts';

export interface RotationState {
  step: RotationStep;
  keyPair: KeyPair;
  attempts: readonly TriedKey[];
  nextLookAt: Instant;
  /** Every connection that this rotation touches. */
  connections: string[];
  /** Since when the org accepts the pair; null: not yet. */
  acceptedAt: Instant | null;
  /** When somebody said that the certificate is uploaded; null: nobody did, or it was accepted. */
  uploadReportedAt: Instant | null;
  /** It was said to be uploaded, a change has reached every server since, and this look still did not find it. */
  isLate: boolean;
  /** No key pair of the app is taken any more, and no waiting changes that. */
  isSlotLost: boolean;
  /** What this look met instead of a token; null: it signed in, or did not look. */
  failure: SignInFailure | null;
}
