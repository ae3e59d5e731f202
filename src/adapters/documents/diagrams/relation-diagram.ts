// The picture of an object among those that it looks up (right) and those that look it up (left).

import { type Key, keyOf } from '../described.ts';
import type { Diagram, DiagramArrow, DiagramNode } from './diagram.ts';

/** A side with more boxes is no picture any more; the fields below have them all. */
const mostOfSide = 24;

export function relationDiagram(
  object: string,
  lookups: readonly { field: string; isOwner: boolean; to: string }[],
  children: readonly { object: string; field: string }[],
): Diagram {
  const nodes: DiagramNode[] = [node('focus', object, 'focus', keyOf('CustomObject', object))];
  const arrows: DiagramArrow[] = [];
  for (const [to, fields] of grouped(lookups, ({ to }) => to).slice(0, mostOfSide)) {
    nodes.push(node(`to-${to}`, to, 'object', keyOf('CustomObject', to)));
    arrows.push({
      from: 'focus',
      to: `to-${to}`,
      label: short(fields.map(({ field }) => field)),
      kind: fields.some(({ isOwner }) => isOwner) ? 'owns' : 'refers',
    });
  }
  for (const [from, fields] of grouped(children, ({ object: child }) => child).slice(0, mostOfSide)) {
    nodes.push(node(`from-${from}`, from, 'object', keyOf('CustomObject', from)));
    arrows.push({ from: `from-${from}`, to: 'focus', label: short(fields.map(({ field }) => field)), kind: 'refers' });
  }
  return { title: object, direction: 'right', nodes, arrows };
}

function node(id: string, label: string, shape: 'focus' | 'object', key: Key): DiagramNode {
  return { id, label, detail: null, shape, key };
}

function short(fields: readonly string[]): string {
  const [first = '', ...rest] = [...new Set(fields)];
  return rest.length > 0 ? `${first} + ${rest.length}` : first;
}

function grouped<T>(all: readonly T[], by: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups];
}
