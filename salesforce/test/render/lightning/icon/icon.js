import { api, LightningElement } from 'lwc';

export default class Icon extends LightningElement {
  static renderMode = 'light';
  @api iconName = 'utility:info';
  @api size = 'medium';
  @api alternativeText;
  /** In a button, whose colour it takes. */
  @api bare = false;

  get parts() {
    return this.iconName.split(':');
  }

  get containerClass() {
    const [category, name] = this.parts;
    return category === 'standard' ? `slds-icon_container slds-icon-standard-${name.replace(/_/g, '-')}` : 'slds-icon_container';
  }

  get svgClass() {
    if (this.bare) return 'slds-button__icon';
    const [category] = this.parts;
    const size = this.size === 'medium' ? '' : ` slds-icon_${this.size}`;
    return `slds-icon${size}${category === 'utility' ? ' slds-icon-text-default' : ''}`;
  }

  get href() {
    const [category, name] = this.parts;
    return `/icons/${category}-sprite/svg/symbols.svg#${name}`;
  }
}
