// The state of a connection: a word, a colour and a sign, so that no one of them is needed.

import { api, LightningElement } from 'lwc';
import { iconOf, stateWords } from 'c/latchkeyWords';

export default class LatchkeyState extends LightningElement {
  @api state;

  get words() {
    return stateWords(this.state);
  }

  get className() {
    return `state state_${this.words.sign}`;
  }

  get iconName() {
    return iconOf(this.words.sign);
  }
}
