// The tab Settings: the seven steps until the connection works, then its certificate, its consumer key and its test. It asks again by
// itself while something may change, and shows what Latchkey says.

import { LightningElement } from 'lwc';
import getOverview from '@salesforce/apex/LatchkeySettingsController.getOverview';
import mayAct from '@salesforce/customPermission/Latchkey_Admin';
import { labels } from 'c/latchkeyLabels';

const lookMs = 10_000;
const lastStep = 7;

export default class LatchkeySettings extends LightningElement {
  labels = labels;
  mayAct = mayAct === true;
  overview = null;
  error = null;
  isLoading = true;
  /** What somebody chose to see; null: what fits. */
  chosen = null;
  timer;

  connectedCallback() {
    this.load();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  get connection() {
    return this.overview?.connection ?? null;
  }

  get isEmpty() {
    return this.overview !== null && this.connection === null;
  }

  get isReadOnly() {
    return !this.mayAct;
  }

  get isGreen() {
    return this.connection.setup.doneSteps.includes(lastStep);
  }

  get showsSteps() {
    return this.chosen === null ? !this.isGreen : this.chosen === 'steps';
  }

  get toggleLabel() {
    if (this.connection === null) return null;
    return this.showsSteps ? labels.Show_settings : labels.Show_steps;
  }

  handleToggle() {
    this.chosen = this.showsSteps ? 'settings' : 'steps';
  }

  handleRefresh() {
    return this.load();
  }

  async load() {
    clearTimeout(this.timer);
    try {
      this.overview = await getOverview();
      this.error = null;
      this.keepAsShown();
    } catch (error) {
      this.error = error;
    }
    this.isLoading = false;
    if (this.isConnected && this.connection !== null && !this.isGreen) this.lookAgain();
  }

  /** Nothing moves under the hands of whoever reads: what turns green stays in sight until somebody leaves it. */
  keepAsShown() {
    if (this.connection !== null && !this.isGreen) this.chosen ??= 'steps';
  }

  lookAgain() {
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.load(), lookMs);
  }
}
