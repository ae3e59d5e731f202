// The certificate that matters now: in use or waiting, how long it is valid, how much of that is left.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';
import { dayText, daysText } from 'c/latchkeyWords';

const dayMs = 86_400_000;
const soonDays = 30;

export default class LatchkeyCertificate extends LightningElement {
  labels = labels;
  /** {fingerprint, notBefore, notAfter, daysLeft}; null: there is none. */
  @api certificate = null;
  @api keyPairs = [];

  get isNone() {
    return this.certificate === null || this.certificate === undefined;
  }

  get pairWords() {
    const pair = this.keyPairs.find(({ fingerprint }) => fingerprint === this.certificate.fingerprint);
    return pair === undefined ? null : (labels[`Pair_${pair.state}`] ?? pair.state);
  }

  get validity() {
    const { notBefore, notAfter } = this.certificate;
    return `${dayText(notBefore)} – ${dayText(notAfter)}`;
  }

  get daysText() {
    return daysText(this.certificate.daysLeft);
  }

  get barClass() {
    const { daysLeft } = this.certificate;
    const kind = daysLeft < 0 ? 'over' : daysLeft <= soonDays ? 'soon' : 'good';
    return `bar bar_${kind}`;
  }

  get barStyle() {
    const { notBefore, notAfter, daysLeft } = this.certificate;
    const lifetimeDays = Math.max(1, (Date.parse(notAfter) - Date.parse(notBefore)) / dayMs);
    const share = Math.min(1, Math.max(0, daysLeft / lifetimeDays));
    return `inline-size: ${Math.round(share * 100)}%`;
  }
}
