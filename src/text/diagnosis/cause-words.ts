// What is said of each cause, joined from causes/. Adding a cause: its label in domain/diagnosis/cause-table.ts, its words in the group's file.

import type { CauseLabel } from '../../domain/diagnosis/cause-table.ts';
import type { CauseEntry } from './cause-entry.ts';
import { afterToken } from './causes/after-token.ts';
import { assertion } from './causes/assertion.ts';
import { beforeSalesforce } from './causes/before-salesforce.ts';
import { besideTheFlow } from './causes/beside-the-flow.ts';
import { orgAndApp } from './causes/org-and-app.ts';
import { user } from './causes/user.ts';

const words: Readonly<Record<CauseLabel, CauseEntry>> = {
  ...beforeSalesforce,
  ...assertion,
  ...orgAndApp,
  ...user,
  ...afterToken,
  ...besideTheFlow,
};

export function causeWords(label: CauseLabel) {
  const [title, means, check, remedy, source] = words[label];
  return { title, means, check, remedy, source };
}
