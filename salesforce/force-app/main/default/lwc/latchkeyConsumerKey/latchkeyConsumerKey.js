// The consumer key, pasted and saved. What looks like the consumer secret is refused by Latchkey, in words. Where another key changes
// something for others, that is said and asked first.

import { api, LightningElement } from 'lwc';
import previewConsumerKey from '@salesforce/apex/LatchkeySettingsController.previewConsumerKey';
import saveConsumerKey from '@salesforce/apex/LatchkeySettingsController.saveConsumerKey';
import { labels } from 'c/latchkeyLabels';
import { filled, problemOf } from 'c/latchkeyWords';

export default class LatchkeyConsumerKey extends LightningElement {
  labels = labels;
  @api connection;
  @api saved = null;
  /** Of the connection as it was read. */
  @api tag = null;
  @api mayAct = false;
  typed = null;
  /** As it was read when somebody began to type: what comes by itself meanwhile was not what they saw. */
  seenTag = null;
  asked = null;
  error = null;
  isBusy = false;
  isSaved = false;
  warnings = [];

  get value() {
    return this.typed ?? this.saved ?? '';
  }

  get isReadOnly() {
    return !this.mayAct;
  }

  get isDisabled() {
    return this.isBusy || this.value.trim() === '';
  }

  get askedHeading() {
    return filled(labels.Other_key, this.asked.appName);
  }

  get askedText() {
    const { others, joins } = this.asked;
    if (joins !== null && joins !== undefined) return filled(labels.Joins, joins.join(', '));
    const changes = others.length === 0 ? '' : ` ${filled(labels.Others_change, others.join(', '))}`;
    return labels.Key_changes + changes;
  }

  handleChange(event) {
    this.typed = event.detail.value;
    this.seenTag ??= this.tag;
    this.asked = null;
    this.isSaved = false;
  }

  handleCancel() {
    this.asked = null;
  }

  handleConfirm() {
    return this.save(true);
  }

  handleSave() {
    return this.save(false);
  }

  async save(isConfirmed) {
    const input = { connection: this.connection, consumerKey: this.value };
    this.isBusy = true;
    this.error = null;
    this.isSaved = false;
    try {
      this.asked = isConfirmed ? null : await previewConsumerKey(input);
      if (this.asked === null) this.show(await saveConsumerKey({ ...input, tag: this.seenTag ?? this.tag }));
    } catch (error) {
      this.tell(error);
    } finally {
      this.isBusy = false;
    }
  }

  show({ warnings }) {
    this.isSaved = true;
    this.warnings = (warnings ?? []).map(({ field, code, text }) => ({ key: field + code, text }));
    this.readAgain();
  }

  readAgain() {
    this.seenTag = null;
    this.dispatchEvent(new CustomEvent('changed', { bubbles: true, composed: true }));
  }

  /** What is about the key stands beside the key. */
  tell(error) {
    const { code, field, fieldText } = problemOf(error);
    if (code === 'changedSince') {
      // What the other one saved is shown in its place.
      this.typed = null;
      this.readAgain();
    }
    const input = this.template.querySelector('lightning-input');
    const isOfField = field === 'consumerKey' && typeof fieldText === 'string';
    input.setCustomValidity(isOfField ? fieldText : '');
    input.reportValidity();
    this.error = isOfField ? null : error;
  }
}
