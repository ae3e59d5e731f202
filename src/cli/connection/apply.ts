// `latchkey connection apply`: makes the fleet what a file says. What cannot be undone is shown and asked for first.

import type { FleetPlan, FleetRow } from '../../domain/connection/connection-change.ts';
import { applyFleet } from '../../operations/connection/apply-fleet.ts';
import { previewFleet } from '../../operations/connection/preview-fleet.ts';
import { counted } from '../../text/counted.ts';
import type { Application } from '../application.ts';
import { isAgreed } from '../consent.ts';
import { noteWrongClock } from '../installation/wrong-clock.ts';
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
  const wish = { rows, prune: isSet(options, 'prune'), acceptLookalikes, isHandsFreeAgreed: true };
  const plan = await app.perform(previewFleet, wish);
  const handsFree = handsFreeAnew(plan, rows);
  const planned = [...planLines(plan), ...handsFree.map(handsFreeLine), summary(plan, true)];
  const warnings = fleetNotes(app, plan.warnings);
  const view = { ...previewFleet.view(plan), warnings };
  if (isDryRun) return done([...planned, 'Nothing was changed.'].join('\n'), view);
  const said = planned.join('\n');
  if (
    (isGrave(plan) || handsFree.length > 0) &&
    !(await isAgreed(app, { options }, { act: graveAct, said, question: 'Do that?' }))
  )
    return done('Nothing was changed.', view);
  const applied = await app.perform(applyFleet, { ...wish, announced: plan });
  const [first] = applied.added;
  if (first !== undefined) await noteWrongClock(app, first);
  return done([...planLines(applied), summary(applied)].join('\n'), { ...applyFleet.view(applied), warnings });
}

const graveAct = 'Removing connections, giving an app another consumer key, or rotation without hands';

/** Of which connections the app is to be rotated without hands, and is not yet. */
function handsFreeAnew({ added, changed }: FleetPlan, rows: readonly FleetRow[]): string[] {
  const isAsked = new Set(rows.filter(({ rotation }) => rotation === 'hands-free').map((row) => row.name.trim()));
  const anew = changed.filter(({ changes }) => changes.rotation?.after === 'hands-free').map(({ name }) => name);
  return [...added.filter((name) => isAsked.has(name)), ...anew];
}

function handsFreeLine(name: string): string {
  return `! ${name}: Latchkey may then deploy certificates into its app by itself, and take them back.`;
}

/** A key pair that goes is gone, and another consumer key is another app for everybody who signs in through it. */
function isGrave({ removed, changed }: FleetPlan): boolean {
  return removed.length > 0 || changed.some(({ changes }) => (changes.consumerKey?.before ?? null) !== null);
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
