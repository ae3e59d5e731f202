// What went wrong, and what helps.

import { api, LightningElement } from 'lwc';
import { problemOf } from 'c/latchkeyWords';

export default class LatchkeyProblem extends LightningElement {
  /** As an Apex method threw it; null for none. */
  @api error;

  get problem() {
    return this.error === null || this.error === undefined ? null : problemOf(this.error);
  }

  get detail() {
    const { detail, message } = this.problem;
    return detail === message ? null : detail;
  }
}
