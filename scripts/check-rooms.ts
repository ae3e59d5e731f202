// The rules of the house: the same rooms in each layer, the domain's in their order, acts behind one door.
// Called by check-layers.ts; the tables are in architecture.ts.

import {
  door,
  loadsLanguages,
  mayUse,
  otherLanguages,
  type Part,
  roomed,
  rooms,
  withoutStore,
} from './architecture.ts';
import { type Import, type Mention, type SourceFacts, targetOf } from './source-facts.ts';
import { layerOf, under, type Violation } from './sources.ts';

export function roomViolations(file: string, { imports, mentions }: SourceFacts): Violation[] {
  return [
    ...noRoom(file),
    ...imports.flatMap((one) => runsBack(file, one) ?? usesPart(file, one) ?? loadsLanguage(file, one) ?? []),
    ...mentions.flatMap((one) => passesTheDoor(file, one) ?? reachesTheStore(file, one) ?? []),
  ];
}

function noRoom(file: string): Violation[] {
  const layer = Object.keys(roomed).find((folder) => under(file, folder));
  if (layer === undefined) return [];
  const folder = otherLanguages.find((language) => under(file, language)) ?? layer;
  const [first = '', ...rest] = file.slice(folder.length + 1).split('/');
  if (rest.length > 0) {
    return rooms.includes(first) ? [] : [{ file, line: 1, found: file, rule: `the rooms are: ${rooms.join(', ')}` }];
  }
  const beside = roomed[layer];
  if (!beside || beside.includes(first)) return [];
  return [{ file, line: 1, found: file, rule: `beside the rooms of ${layer} lie only: ${beside.join(', ')}` }];
}

function runsBack(file: string, { specifier, line }: Import): Violation | null {
  const target = specifier && targetOf(file, specifier);
  const [from, to] = [file, target ?? ''].map((path) => /^src\/domain\/([^/]+)\//.exec(path)?.[1]);
  if (!target || from === undefined || to === undefined || rooms.indexOf(from) >= rooms.indexOf(to)) return null;
  return { file, line, found: `${file} -> ${target}`, rule: `rooms of the domain: ${rooms.join(' < ')}` };
}

function usesPart(file: string, { specifier, line }: Import): Violation | null {
  const target = specifier && targetOf(file, specifier);
  const part = target && partOf(target);
  const user = partOf(file) ?? layerOf(file);
  const parts = mayUse[user ?? ''];
  if (!target || !part || !parts || parts.includes(part)) return null;
  const rule = `of operations ${user === 'act' ? 'an act' : user} uses only: ${parts.join(', ')}`;
  return { file, line, found: `${file} -> ${target}`, rule };
}

function loadsLanguage(file: string, { specifier, line }: Import): Violation | null {
  const target = specifier && targetOf(file, specifier);
  const language = otherLanguages.find((folder) => target && under(target, folder));
  if (!target || language === undefined || file === loadsLanguages) return null;
  if (under(file, language) || !under(file, 'src')) return null;
  const rule = `another language is loaded by ${loadsLanguages} alone`;
  return { file, line, found: `${file} -> ${target}`, rule };
}

/** Undefined: no file of operations. */
function partOf(file: string): Part | undefined {
  const [, inRoom] = /^src\/operations\/(?:[^/]+\/)?(steps\/|loops\/|[^/]+\.ts$)/.exec(file) ?? [];
  if (inRoom === undefined) return undefined;
  if (inRoom === 'steps/') return 'step';
  if (inRoom === 'loops/') return 'loop';
  return file.split('/').length === 3 ? 'beside the rooms' : 'act';
}

function passesTheDoor(file: string, { kind, what, specifier, line }: Mention): Violation | null {
  const target = specifier && targetOf(file, specifier);
  if (kind !== 'run' || !under(file, 'src') || file === door || !target || partOf(target) !== 'act') return null;
  return { file, line, found: what, rule: `an act is performed by ${door}, which asks for the permission` };
}

function reachesTheStore(file: string, { kind, what, line }: Mention): Violation | null {
  const layer = withoutStore.find((folder) => under(file, folder));
  if (kind !== 'store' || layer === undefined) return null;
  return { file, line, found: what, rule: `${layer} reaches the database through acts alone` };
}
