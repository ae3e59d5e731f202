import { api, LightningElement } from 'lwc';

export default class ButtonIcon extends LightningElement {
  static renderMode = 'light';
  @api iconName;
  @api alternativeText;
  @api variant = 'border';
  @api disabled = false;

  get className() {
    return `slds-button slds-button_icon slds-button_icon-${this.variant}`;
  }
}
