// The seven steps from nothing to a verified connection. Latchkey says which are done; of what happens in Setup, which it cannot see,
// somebody says it with "Next". The first that is not done is open, until somebody opens another.

import { api, LightningElement } from 'lwc';
import keepStep from '@salesforce/apex/LatchkeySettingsController.keepStep';
import { labels } from 'c/latchkeyLabels';
import { filled } from 'c/latchkeyWords';

const kinds = ['isDownload', 'isApp', 'isUpload', 'isScopes', 'isCopyKey', 'isPaste', 'isVerify'];
const clicksOf = { 'connected-app': 'ConnectedApp', 'external-client-app': 'ExternalClientApp' };
/** As Setup lists them. */
const scopeNames = ['Manage user data via APIs (api)', 'Perform requests at any time (refresh_token, offline_access)'];
const withNext = [2, 3, 4, 5];

export default class LatchkeyChecklist extends LightningElement {
  labels = labels;
  scopes = {
    first: { label: filled(labels.Scope, 1), value: scopeNames[0] },
    second: { label: filled(labels.Scope, 2), value: scopeNames[1] },
  };
  /** As the API tells it. */
  @api connection;
  /** {fileName, subject, fingerprint} of the certificate that goes to Salesforce; null: there is none yet. */
  @api file = null;
  @api mayAct = false;
  opened = null;
  error = null;

  get openStep() {
    return this.opened ?? this.connection.setup.currentStep;
  }

  get progressText() {
    return filled(labels.Progress, this.connection.setup.doneSteps.length);
  }

  get steps() {
    const { doneSteps, currentStep } = this.connection.setup;
    return kinds.map((kind, index) => {
      const number = index + 1;
      const isOpen = this.openStep === number;
      const isDone = doneSteps.includes(number);
      return {
        number,
        label: labels[`Step_${number}`],
        isDone,
        isOpen,
        expanded: String(isOpen),
        ariaCurrent: currentStep === number ? 'step' : null,
        className: `step${isDone ? ' step_done' : ''}${isOpen ? ' step_open' : ''}`,
        hasNext: this.mayAct && withNext.includes(number) && !isDone,
        [kind]: true,
      };
    });
  }

  get clicks() {
    const { appKind, appName, loginUrl } = this.connection;
    const clicks = (step, value) => filled(labels[`Clicks_${clicksOf[appKind]}_${step}`] ?? '', value);
    return {
      app: clicks('App', loginUrl),
      upload: clicks('Upload', this.file?.fileName ?? ''),
      uploadWrong: filled(labels.Upload_wrong, this.file?.subject ?? 'CN=…'),
      scopes: clicks('Scopes', ''),
      policies: clicks('Policies', appName),
      key: clicks('Key', appName),
    };
  }

  handleOpen(event) {
    this.opened = Number(event.currentTarget.dataset.step);
    this.error = null;
  }

  async handleNext() {
    const step = this.openStep + 1;
    this.error = null;
    try {
      await keepStep({ connection: this.connection.name, step });
      this.opened = step;
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true, composed: true }));
    } catch (error) {
      this.error = error;
    }
  }
}
