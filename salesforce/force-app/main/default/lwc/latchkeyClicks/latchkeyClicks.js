// What is to be clicked in Setup, one line a step. Between stars stand the words that Setup shows.

import { api, LightningElement } from 'lwc';

export default class LatchkeyClicks extends LightningElement {
  /** Lines with a line break between. */
  @api text = '';
  /** Things that may go wrong have no order. */
  @api isLoose = false;

  get isOrdered() {
    return !this.isLoose;
  }

  get lines() {
    return this.text.split('\n').map((line, index) => ({
      key: `line-${index}`,
      parts: line
        .split('*')
        .map((text, at) => ({ key: `part-${at}`, text, isMarked: at % 2 === 1 }))
        .filter(({ text }) => text !== ''),
    }));
  }
}
