// All causes of a failed JWT Bearer connection, in the order in which a connection can meet them. The labels are a contract: they appear in
// `diagnose --json`, in notices and in the docs. This file joins the groups and derives the union; it holds no row of its own.
import type { CauseEntry, CauseGroupTitle } from './cause-entry.ts';
import { CAUSES_AFTER_TOKEN } from './causes/after-token.ts';
import { CAUSES_ASSERTION } from './causes/assertion.ts';
import { CAUSES_BEFORE_SALESFORCE } from './causes/before-salesforce.ts';
import { CAUSES_ORG_AND_APP } from './causes/org-and-app.ts';
import { CAUSES_USER } from './causes/user.ts';

const TABLE = {
  ...CAUSES_BEFORE_SALESFORCE,
  ...CAUSES_ASSERTION,
  ...CAUSES_ORG_AND_APP,
  ...CAUSES_USER,
  ...CAUSES_AFTER_TOKEN,
} as const;

export type CauseLabel = keyof typeof TABLE;

export const CAUSES: Readonly<Record<CauseLabel, CauseEntry>> = TABLE;

export const CAUSE_GROUPS: ReadonlyArray<{ readonly title: CauseGroupTitle; readonly labels: readonly CauseLabel[] }> =
  [
    { title: 'Before Salesforce', labels: labelsOf(CAUSES_BEFORE_SALESFORCE) },
    { title: 'The assertion', labels: labelsOf(CAUSES_ASSERTION) },
    { title: 'Org and app', labels: labelsOf(CAUSES_ORG_AND_APP) },
    { title: 'The user', labels: labelsOf(CAUSES_USER) },
    { title: 'After the token', labels: labelsOf(CAUSES_AFTER_TOKEN) },
  ];

export const CAUSE_LABELS: readonly CauseLabel[] = labelsOf(TABLE);

function labelsOf<Label extends string>(causes: Readonly<Record<Label, CauseEntry>>): Label[] {
  // Object.keys forgets the key type; the argument is one of the literal tables above, so its keys are exactly these labels.
  return Object.keys(causes) as Label[];
}
