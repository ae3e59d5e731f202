// A real download: the certificate under the name that Latchkey gives it. One that is there is given again; only where none is
// named is a new key pair made.

import { api, LightningElement } from 'lwc';
import getCertificate from '@salesforce/apex/LatchkeySettingsController.getCertificate';
import makeCertificate from '@salesforce/apex/LatchkeySettingsController.makeCertificate';
import { labels } from 'c/latchkeyLabels';

export default class LatchkeyDownload extends LightningElement {
  labels = labels;
  @api connection;
  /** Null: another is made. */
  @api fingerprint = null;
  @api mayAct = false;
  @api variant = 'brand';
  isBusy = false;
  error = null;

  get isShown() {
    return this.mayAct || this.fingerprint !== null;
  }

  async handleDownload() {
    this.isBusy = true;
    this.error = null;
    try {
      const connection = this.connection;
      const file =
        this.fingerprint === null
          ? await makeCertificate({ connection })
          : await getCertificate({ connection, fingerprint: this.fingerprint });
      this.save(file);
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true, composed: true }));
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }

  /** It is no secret, and goes nowhere but into a file of who looks. */
  save({ fileName, pem }) {
    const link = document.createElement('a');
    link.href = `data:application/octet-stream;charset=utf-8,${encodeURIComponent(pem)}`;
    link.download = fileName;
    link.click();
  }
}
