// The tab Settings: the seven steps until the connection works, then its certificate, its consumer key and its test. It shows what
// Latchkey says.

import { LightningElement } from 'lwc';
import getOverview from '@salesforce/apex/LatchkeySettingsController.getOverview';
import mayAct from '@salesforce/customPermission/Latchkey_Admin';
import { labels } from 'c/latchkeyLabels';

const lookMs = 10_000;

export default class LatchkeySettings extends LightningElement {
  labels = labels;
  ask = getOverview;
  againAfter = ({ connection }) => (connection.setup.isDone ? null : lookMs);
  mayAct = mayAct === true;
  overview = null;
  /** What somebody chose to see; null: what fits. */
  chosen = null;

  get connection() {
    return this.overview?.connection ?? null;
  }

  get isReadOnly() {
    return !this.mayAct;
  }

  get showsSteps() {
    return this.chosen === null ? !this.connection.setup.isDone : this.chosen === 'steps';
  }

  get toggleLabel() {
    if (this.connection === null) return null;
    return this.showsSteps ? labels.Show_settings : labels.Show_steps;
  }

  handleToggle() {
    this.chosen = this.showsSteps ? 'settings' : 'steps';
  }

  /** Nothing moves under the hands of whoever reads: what turns green stays in sight until somebody leaves it. */
  handleAnswer({ detail }) {
    this.overview = detail;
    if (this.connection !== null && this.showsSteps) this.chosen = 'steps';
  }
}
