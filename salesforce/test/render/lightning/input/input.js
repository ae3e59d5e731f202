import { api, LightningElement } from 'lwc';

export default class Input extends LightningElement {
  static renderMode = 'light';
  @api label;
  @api value;
  @api type;
  @api readOnly = false;
  @api required = false;
  @api autocomplete;
  @api maxLength;
  problem = '';

  @api setCustomValidity(text) {
    this.problem = text;
  }

  @api reportValidity() {
    return this.problem === '';
  }

  handleChange(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('change', { detail: { value: event.target.value } }));
  }
}
