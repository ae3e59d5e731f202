// The steps of a test so far.

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
