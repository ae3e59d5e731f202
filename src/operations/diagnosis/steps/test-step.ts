// The steps of a test so far.

import type { StepSeen } from '../../../domain/diagnosis/step-seen.ts';
import type { StepName, TestStep } from '../../../domain/diagnosis/test-result.ts';

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

  report(name: StepName, outcome: TestStep['outcome'], seen: StepSeen): void {
    const step = { name, outcome, seen };
    this.#done.push(step);
    this.#onStep(step);
  }
}
