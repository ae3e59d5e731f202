// The newest scan of the connection, and where it is to be read.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';
import { countText, filled, instantText } from 'c/latchkeyWords';

export default class LatchkeyScan extends LightningElement {
  labels = labels;
  /** As the API tells it; null: there was none. */
  @api scan = null;
  /** Where the pages of Latchkey are; null: nobody said. */
  @api pagesUrl = null;

  get isNone() {
    return this.scan === null || this.scan === undefined;
  }

  get heading() {
    return filled(labels.Scan_of, this.scan.number);
  }

  get stateText() {
    return labels[`Scan_${this.scan.state}`] ?? this.scan.state;
  }

  get askedText() {
    return instantText(this.scan.askedAt);
  }

  get componentsText() {
    const { components } = this.scan;
    return components === null ? '–' : countText(components);
  }

  get errorsText() {
    return countText(this.scan.errorCount);
  }

  get link() {
    const { connection, number } = this.scan;
    const path = `/connections/${encodeURIComponent(connection)}/scans/${number}`;
    return this.pagesUrl === null ? null : new URL(path, this.pagesUrl).href;
  }
}
