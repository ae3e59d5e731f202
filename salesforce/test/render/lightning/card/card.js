import { api, LightningElement } from 'lwc';

export default class Card extends LightningElement {
  static renderMode = 'light';
  @api title;
  @api iconName;
}
