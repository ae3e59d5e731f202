import { api, LightningElement } from 'lwc';

export default class Spinner extends LightningElement {
  static renderMode = 'light';
  @api alternativeText;
  @api size = 'medium';

  get className() {
    return `slds-spinner slds-spinner_${this.size} slds-spinner_brand`;
  }
}
