// The tab Status: how the connection stands, where its rotation is, what the last scan found. Nothing is done here.

import { LightningElement } from 'lwc';
import getStatus from '@salesforce/apex/LatchkeyStatusController.getStatus';
import { labels } from 'c/latchkeyLabels';
import { instantText } from 'c/latchkeyWords';

const lookMs = 30_000;

export default class LatchkeyStatus extends LightningElement {
  labels = labels;
  status = null;
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
    return this.status?.connection ?? null;
  }

  get isEmpty() {
    return this.status !== null && this.connection === null;
  }

  get failure() {
    const failure = this.connection.failure ?? null;
    return failure === null ? null : { message: failure.message, since: instantText(failure.since) };
  }

  get pagesUrl() {
    return this.status.link?.publicUrl ?? null;
  }

  handleRefresh() {
    return this.load();
  }

  async load() {
    clearTimeout(this.timer);
    try {
      this.status = await getStatus();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.isLoading = false;
    if (this.isConnected && this.status?.rotation?.isUnderWay) this.lookAgain();
  }

  lookAgain() {
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.load(), lookMs);
  }
}
