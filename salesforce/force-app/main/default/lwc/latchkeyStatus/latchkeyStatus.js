// The tab Status: how the connection stands, where its rotation is, what the last scan found. Nothing is done here.

import { LightningElement } from 'lwc';
import getStatus from '@salesforce/apex/LatchkeyStatusController.getStatus';
import { labels } from 'c/latchkeyLabels';
import { instantText } from 'c/latchkeyWords';

const lookMs = 30_000;

export default class LatchkeyStatus extends LightningElement {
  labels = labels;
  ask = getStatus;
  againAfter = ({ rotation }) => (rotation.isUnderWay ? lookMs : null);
  status = null;

  get connection() {
    return this.status?.connection ?? null;
  }

  get failure() {
    const failure = this.connection.failure ?? null;
    return failure === null ? null : { message: failure.message, since: instantText(failure.since) };
  }

  get pagesUrl() {
    return this.status.link?.publicUrl ?? null;
  }

  handleAnswer({ detail }) {
    this.status = detail;
  }
}
