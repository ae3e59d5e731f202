// Dates, days, states and errors as people read them, in the language of who looks.

import LANG from '@salesforce/i18n/lang';
import { labels } from 'c/latchkeyLabels';

/** A label with its places {0}, {1} filled in. */
export function filled(label, ...values) {
  return label.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}

const format = (options) => new Intl.DateTimeFormat(LANG, options);
export const dayText = (at) => format({ dateStyle: 'medium' }).format(new Date(at));
export const instantText = (at) => format({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
export const timeText = (at) => format({ timeStyle: 'medium' }).format(new Date(at));
export const countText = (count) => new Intl.NumberFormat(LANG).format(count);

/** @param daysLeft negative: so many whole days ago */
export function daysText(daysLeft) {
  if (daysLeft === 1) return labels.Days_1;
  if (daysLeft >= 0) return filled(labels.Days, countText(daysLeft));
  return daysLeft === -1 ? labels.Expired_1 : filled(labels.Expired, countText(-daysLeft));
}

const signs = {
  needsCertificate: 'info',
  needsConsumerKey: 'info',
  awaitingFirstUpload: 'progress',
  propagating: 'progress',
  working: 'success',
  awaitingUpload: 'progress',
  handover: 'progress',
  failing: 'error',
  rationed: 'warning',
  expired: 'error',
  compromised: 'error',
};

/** A state of a connection that this app does not know yet is told by its name. */
export function stateWords(state) {
  return { label: labels[`State_${state}`] ?? state, sign: signs[state] ?? 'info' };
}

const icons = {
  success: 'utility:success',
  error: 'utility:error',
  warning: 'utility:warning',
  info: 'utility:info',
  progress: 'utility:clock',
};

export function iconOf(sign) {
  return icons[sign] ?? icons.info;
}

/** {code, message, help, detail, field, fieldText} of what an Apex method threw. */
export function problemOf(error) {
  const text = error?.body?.message ?? error?.message ?? '';
  try {
    const told = JSON.parse(text);
    if (typeof told?.message === 'string') return told;
  } catch {
    // The platform's own words, such as those of a time-out.
  }
  return { code: 'unknown', message: labels.Failed, help: '', detail: text };
}
