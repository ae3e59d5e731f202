// How many components of each type an org of a given size has. They add up to the size exactly.

import { KINDS, type Kind } from './catalog.ts';
import { STANDARD_OBJECTS } from './standard.ts';

export interface Plan {
  readonly seed: number;
  readonly size: number;
  readonly counts: ReadonlyMap<string, number>;
  /** Of the objects; the first so many. */
  readonly standardObjects: number;
  /** After the standard ones come custom objects, then custom metadata types, then platform events. */
  readonly metadataTypes: number;
  readonly platformEvents: number;
  /** Of the custom fields, how many lie on one single object. */
  readonly fieldsOfLargest: number;
}

/** One of each type, and enough of the central ones. */
export const SMALLEST_ORG = KINDS.reduce((sum, { least }) => sum + least, 0);

const LARGE = 20_000;

export class TooFewComponents extends Error {
  override name = 'TooFewComponents';
}

/** `size`: of those that are generated, beside the `others` that the org has. Throws TooFewComponents. */
export function planOrg(size: number, seed: number, others = 0): Plan {
  if (size < SMALLEST_ORG) {
    const least = SMALLEST_ORG + others;
    throw new TooFewComponents(`${size + others} are too few: a generated org has at least ${least}`);
  }
  const counts = new Map(KINDS.map((kind) => [kind.xmlName, share(kind, size)]));
  tieTogether(counts);
  // Whatever is over or short are fields: there are most of them.
  const rest = size - [...counts.values()].reduce((sum, count) => sum + count, 0);
  counts.set('CustomField', (counts.get('CustomField') ?? 0) + rest);
  const standardObjects = size < 1000 ? 8 : STANDARD_OBJECTS.length;
  const custom = (counts.get('CustomObject') ?? 0) - standardObjects;
  return {
    seed,
    size,
    counts,
    standardObjects,
    metadataTypes: Math.max(1, Math.floor(custom * 0.08)),
    platformEvents: Math.max(1, Math.floor(custom * 0.03)),
    fieldsOfLargest: size < LARGE ? Math.floor(size / 10) : 5000,
  };
}

function share({ weight, least, most }: Kind, size: number): number {
  const grown = Math.floor((weight * (size - SMALLEST_ORG)) / 1000);
  return Math.min(most, least + grown);
}

/** The parts of an app are as many as apps; one workflow and one set of sharing rules an object at most. */
function tieTogether(counts: Map<string, number>): void {
  const apps = counts.get('ExternalClientApplication') ?? 0;
  for (const part of APP_PARTS) counts.set(part, apps);
  const bots = counts.get('Bot') ?? 0;
  counts.set('BotVersion', Math.min(counts.get('BotVersion') ?? 0, bots * 3));
}

export const APP_PARTS = [
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies',
] as const;

export function countOf({ counts }: Plan, xmlName: string): number {
  return counts.get(xmlName) ?? 0;
}

/** Custom objects with records: those that end in __c. */
export function recordObjects(plan: Plan): number {
  return countOf(plan, 'CustomObject') - plan.metadataTypes - plan.platformEvents;
}
