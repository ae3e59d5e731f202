// What both tabs are alike in: the head, and asking Latchkey, at first, on demand, after something was done, and by itself while
// something may change.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';

export default class LatchkeyTab extends LightningElement {
  labels = labels;
  /** What the tab is. */
  @api kind;
  /** The Apex method that asks; its answer has a connection, null where there is none. */
  @api ask;
  /** In how many milliseconds it is asked again, by the answer; null: not by itself. */
  @api againAfter;
  answer = null;
  error = null;
  isLoading = true;
  timer;

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  get connection() {
    return this.answer?.connection ?? null;
  }

  get isEmpty() {
    return this.answer !== null && this.connection === null;
  }

  async load() {
    clearTimeout(this.timer);
    try {
      this.answer = await this.ask();
      this.error = null;
      this.dispatchEvent(new CustomEvent('answer', { detail: this.answer }));
    } catch (error) {
      this.error = error;
    }
    this.isLoading = false;
    const waitMs = this.connection === null ? null : this.againAfter(this.answer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    if (this.isConnected && waitMs !== null) this.timer = setTimeout(() => this.load(), waitMs);
  }
}
