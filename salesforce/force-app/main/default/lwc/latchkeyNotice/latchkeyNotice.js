// What must be read now. An error is told to a screen reader at once; a success when it has time.

import { api, LightningElement } from 'lwc';
import { iconOf } from 'c/latchkeyWords';

export default class LatchkeyNotice extends LightningElement {
  /** error, warning, success, info */
  @api kind = 'info';
  @api heading;
  @api text;

  get className() {
    return `notice notice_${this.kind}`;
  }

  get role() {
    return this.kind === 'error' || this.kind === 'warning' ? 'alert' : 'status';
  }

  get iconName() {
    return iconOf(this.kind);
  }
}
