// All causes of a failed JWT Bearer connection, in the order in which a connection can meet them. The labels are a contract: they appear in
// `diagnose --json`, in notices and in the docs. This file joins the groups and derives the union; it holds no row of its own.
import type { CauseEntry, CauseGroupTitle } from './cause-entry.ts';
import { causesAfterToken } from './causes/after-token.ts';
import { causesAssertion } from './causes/assertion.ts';
import { causesBeforeSalesforce } from './causes/before-salesforce.ts';
import { causesBesideTheFlow } from './causes/beside-the-flow.ts';
import { causesOrgAndApp } from './causes/org-and-app.ts';
import { causesUser } from './causes/user.ts';

const table = {
  ...causesBeforeSalesforce,
  ...causesAssertion,
  ...causesOrgAndApp,
  ...causesUser,
  ...causesAfterToken,
  ...causesBesideTheFlow,
} as const;

export type CauseLabel = keyof typeof table;

export const causeTable: Readonly<Record<CauseLabel, CauseEntry>> = table;

export const causeGroups: ReadonlyArray<{ readonly title: CauseGroupTitle; readonly labels: readonly CauseLabel[] }> = [
  { title: 'Before Salesforce', labels: labelsOf(causesBeforeSalesforce) },
  { title: 'The assertion', labels: labelsOf(causesAssertion) },
  { title: 'Org and app', labels: labelsOf(causesOrgAndApp) },
  { title: 'The user', labels: labelsOf(causesUser) },
  { title: 'After the token', labels: labelsOf(causesAfterToken) },
  { title: 'Beside the flow', labels: labelsOf(causesBesideTheFlow) },
];

export const causeLabels: readonly CauseLabel[] = labelsOf(table);

function labelsOf<Label extends string>(causes: Readonly<Record<Label, CauseEntry>>): Label[] {
  // Object.keys forgets the key type; the argument is one of the literal tables above, so its keys are exactly these labels.
  return Object.keys(causes) as Label[];
}
