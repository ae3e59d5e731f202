// The head of a tab: which connection, how it stands, what comes next.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';

export default class LatchkeyHeader extends LightningElement {
  /** What the tab is. */
  @api kind;
  /** As the API tells it; null: there is none. */
  @api connection;

  get heading() {
    return this.connection?.name ?? 'Latchkey';
  }

  get state() {
    return this.connection?.state;
  }

  get nextText() {
    const step = this.connection.nextStep?.do;
    return step === undefined ? '' : `${labels.Next_step}: ${labels[`Do_${step}`] ?? step}`;
  }
}
