// Where a rotation stands, in one sentence and on its way.

import { api, LightningElement } from 'lwc';
import { labels } from 'c/latchkeyLabels';
import { filled, iconOf, instantText } from 'c/latchkeyWords';

export default class LatchkeyRotation extends LightningElement {
  labels = labels;
  /** As the API tells it. */
  @api rotation;
  @api connection;
  /** Where the pages of Latchkey are; null: nobody said. */
  @api pagesUrl = null;

  get link() {
    const path = `/connections/${encodeURIComponent(this.connection)}/rotation`;
    return this.pagesUrl === null ? null : new URL(path, this.pagesUrl).href;
  }

  get standing() {
    const [kind, heading, text] = sentence(this.rotation);
    return { kind, heading, text };
  }

  get stages() {
    return this.rotation.path.map(({ stage, isReached, at }) => ({
      key: stage,
      label: labels[`Stage_${stage}`] ?? stage,
      at: at === null ? '' : instantText(at),
      sign: isReached ? labels.Done : labels.To_do,
      iconName: isReached ? iconOf('success') : iconOf('progress'),
      className: `stage${isReached ? ' stage_reached' : ''}`,
    }));
  }
}

function sentence({ step, keyPair, before, isUnderWay, uploadReportedAt, settledAt }) {
  if (step === 'none') return ['info', labels.Rotation_none, labels.Rotation_none_text];
  if (step === 'handover') return ['info', labels.Rotation_handover, labels.Rotation_handover_text];
  if (step === 'issued' || step === 'awaitingUpload') {
    if (uploadReportedAt !== null) return ['info', labels.Rotation_spreads, labels.Rotation_spreads_text];
    const isEarlier = keyPair?.state === 'previous';
    return ['info', isEarlier ? labels.Rotation_awaits_earlier : labels.Rotation_awaits, labels.Rotation_awaits_text];
  }
  if (step === 'settled' && !isUnderWay && settledAt !== null) {
    const since = before === null ? labels.Rotation_settled_first : labels.Rotation_settled_text;
    return ['success', labels.Rotation_settled, filled(since, instantText(settledAt))];
  }
  return ['info', labels.Rotation_accepted, labels.Rotation_accepted_text];
}
