// What is said of each cause, joined from causes/. Adding a cause: its label in domain/diagnosis/cause-table.ts, its words in the group's file.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import type { Words } from '../words.ts';
import type { CauseEntry } from './cause-entry.ts';
import { afterToken } from './causes/after-token.ts';
import { assertion } from './causes/assertion.ts';
import { beforeSalesforce } from './causes/before-salesforce.ts';
import { besideTheFlow } from './causes/beside-the-flow.ts';
import { orgAndApp } from './causes/org-and-app.ts';
import { user } from './causes/user.ts';

const english: Readonly<Record<CauseLabel, CauseEntry>> = {
  ...beforeSalesforce,
  ...assertion,
  ...orgAndApp,
  ...user,
  ...afterToken,
  ...besideTheFlow,
};

export function causeWords(label: CauseLabel) {
  const [title, means, check, remedy, source] = english[label];
  return { title, means, check, remedy, source };
}

/** What is said of it to people, in their language. */
export function causeTexts(label: CauseLabel, words: Words | null) {
  if (words === null) return causeWords(label);
  const [title, check, remedy] = words.causes[label];
  return { title, check, remedy };
}
