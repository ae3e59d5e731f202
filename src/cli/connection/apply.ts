// `latchkey connection apply`: makes the fleet what a file says. What cannot be undone is shown and asked for first.

import type { FleetPlan } from '../../domain/connection/connection-change.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { applyFleet } from '../../operations/connection/apply-fleet.ts';
import { previewFleet } from '../../operations/connection/preview-fleet.ts';
import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet, textOption } from '../read-options.ts';
import { givenFleet } from './fleet-file.ts';
import { fleetNotes } from './input-notes.ts';
import { lookalikeConsent } from './lookalike-consent.ts';

export async function connectionApply(app: Application, { options }: Invocation): Promise<Outcome> {
  const rows = await givenFleet(app, textOption(options, 'from') ?? '-');
  const isDryRun = isSet(options, 'dryRun');
  const acceptLookalikes = await lookalikeConsent(app, { options }, rows);
  if (acceptLookalikes === null) return done('Nothing was changed.', { applied: false });
  const wish = { rows, prune: isSet(options, 'prune'), acceptLookalikes };
  const plan = await app.perform(previewFleet, wish);
  const planned = [...planLines(plan), summary(plan, true)];
  const warnings = fleetNotes(app, plan.warnings);
  const view = { ...previewFleet.view(plan), warnings };
  if (isDryRun) return done([...planned, 'Nothing was changed.'].join('\n'), view);
  if (!(await isAgreed(app, options, plan, planned))) return done('Nothing was changed.', view);
  const applied = await app.perform(applyFleet, { ...wish, announced: plan });
  return done([...planLines(applied), summary(applied)].join('\n'), { ...applyFleet.view(applied), warnings });
}

/** A key pair that goes is gone, and another consumer key is another app for everybody who signs in through it. */
async function isAgreed(
  app: Application,
  options: Invocation['options'],
  { removed, changed }: FleetPlan,
  planned: readonly string[],
): Promise<boolean> {
  const isGrave = removed.length > 0 || changed.some(({ changes }) => isOtherApp(changes));
  if (!isGrave || isSet(options, 'yes')) return true;
  if (!app.terminal.isInteractive) {
    throw new LatchkeyError('confirmationNeeded', {
      act: 'Removing connections, or giving an app another consumer key,',
    });
  }
  app.terminal.err(`${planned.join('\n')}\n`);
  const { confirm } = await import('../prompts.ts');
  return confirm('Do that?');
}

function isOtherApp({ consumerKey }: FleetPlan['changed'][number]['changes']): boolean {
  return consumerKey !== undefined && consumerKey.before !== null;
}

function planLines({ added, changed, removed }: FleetPlan): string[] {
  return [
    ...added.map((name) => `+ ${name}`),
    ...changed.flatMap(({ name, changes }) => [
      `~ ${name}`,
      ...Object.entries(changes).map(([field, { before, after }]) => `    ${field}: ${said(before)} -> ${said(after)}`),
    ]),
    ...removed.map(
      ({ name, keyPairs }) =>
        `- ${name}${keyPairs.length === 0 ? '' : ` with ${counted(keyPairs.length, 'key pair')}, which cannot be brought back`}`,
    ),
  ];
}

function said(value: unknown): string {
  if (value === null) return 'none';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

function summary({ added, changed, unchanged, removed }: FleetPlan, isDryRun = false): string {
  const verb = isDryRun ? 'would be' : added.length === 1 ? 'was' : 'were';
  const left = `${unchanged.length} left as ${unchanged.length === 1 ? 'it is' : 'they are'}`;
  return `${counted(added.length, 'connection')} ${verb} added, ${changed.length} changed, ${removed.length} removed, ${left}.`;
}
