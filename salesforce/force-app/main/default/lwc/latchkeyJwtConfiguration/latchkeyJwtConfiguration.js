// The certificate that matters now and the consumer key, under the name that Salesforce's admins know.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';

export default class LatchkeyJwtConfiguration extends LightningElement {
  labels = labels;
  /** As the API tells it. */
  @api connection;
  @api keyPairs = [];
  @api mayAct = false;

  /** The certificate that is given again; null: another is made. */
  get downloads() {
    return this.connection.setup?.certificate ?? this.connection.certificate?.fingerprint ?? null;
  }

  get downloadText() {
    const meant = this.keyPairs.find(({ fingerprint }) => fingerprint === this.downloads);
    if (meant === undefined) return null;
    return meant.state === 'issued' ? labels.Downloads_waiting : labels.Downloads_in_use;
  }
}
