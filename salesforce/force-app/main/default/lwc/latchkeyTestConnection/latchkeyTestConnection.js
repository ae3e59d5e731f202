// Signs in anew and says that it works, or why not and the one thing to do, with the steps that were tried.

import { api, LightningElement } from 'lwc';
import testConnection from '@salesforce/apex/LatchkeySettingsController.testConnection';
import { labels } from 'c/latchkeyLabels';
import { daysText, filled, iconOf, timeText } from 'c/latchkeyWords';

const signs = { passed: 'success', failed: 'error', notTried: 'info', notPermitted: 'warning' };
const percent = ({ likelihood }) => `${Math.round(likelihood * 100)} %`;

export default class LatchkeyTestConnection extends LightningElement {
  labels = labels;
  @api connection;
  @api mayAct = false;
  @api variant = 'brand';
  isBusy = false;
  error = null;
  result = null;

  async handleTest() {
    this.isBusy = true;
    this.error = null;
    this.result = null;
    try {
      this.result = await testConnection({ connection: this.connection });
      this.dispatchEvent(new CustomEvent('changed', { bubbles: true, composed: true }));
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }

  get verified() {
    if (this.result?.verified !== true) return null;
    const { orgId, username, keyPair, lacking } = this.result;
    return { orgId, username, days: daysText(keyPair.daysLeft), lacking: lacking ?? [] };
  }

  get failed() {
    if (this.result?.verified !== false) return null;
    const { diagnosis, failure, waitUntil, nextTryAt } = this.result;
    const [first, ...others] = diagnosis.causes;
    const next = nextTryAt === null ? labels.Then_test : filled(labels.Tried_again, timeText(nextTryAt));
    return {
      first: { ...first, percent: percent(first) },
      says: failure.message,
      waitUntil: waitUntil === null ? null : timeText(waitUntil),
      next: `${next} ${diagnosis.tellApart ?? ''}`.trim(),
      others: others.map((cause) => ({ ...cause, heading: `${cause.title} · ${percent(cause)}` })),
      othersText: othersText(others.length),
    };
  }

  get steps() {
    return (this.result?.steps ?? []).map(({ outcome, text, why }, index) => {
      const sign = signs[outcome] ?? 'progress';
      return {
        key: `step-${index}`,
        text,
        why,
        className: `step step_${sign}`,
        iconName: iconOf(sign),
        outcomeText: labels[`Outcome_${outcome}`] ?? outcome,
      };
    });
  }
}

function othersText(count) {
  if (count === 0) return null;
  return count === 1 ? labels.Other_causes_1 : filled(labels.Other_causes, count);
}
