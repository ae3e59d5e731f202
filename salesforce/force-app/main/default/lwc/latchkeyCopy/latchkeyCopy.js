// A value to copy into a form of Setup.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';

export default class LatchkeyCopy extends LightningElement {
  @api label;
  @api value;
  isCopied = false;

  get copyLabel() {
    return `${this.isCopied ? labels.Copied : labels.Copy}: ${this.label}`;
  }

  get iconName() {
    return this.isCopied ? 'utility:check' : 'utility:copy_to_clipboard';
  }

  get told() {
    return this.isCopied ? labels.Copied : '';
  }

  async handleCopy() {
    await navigator.clipboard.writeText(this.value);
    this.isCopied = true;
  }
}
