import { api, LightningElement } from 'lwc';

export default class Button extends LightningElement {
  static renderMode = 'light';
  @api label;
  @api variant = 'neutral';
  @api iconName;
  @api disabled = false;

  get href() {
    return `/icons/utility-sprite/svg/symbols.svg#${this.iconName.split(':')[1]}`;
  }

  get className() {
    return this.variant === 'base' ? 'slds-button' : `slds-button slds-button_${this.variant}`;
  }
}
