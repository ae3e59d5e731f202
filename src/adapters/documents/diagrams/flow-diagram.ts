// The picture of a flow, from its elements and connections.

import { elementWords } from '../../../text/scan/flow-words.ts';
import { type Described, type Key, keyOf } from '../described.ts';
import { elementKinds, type FlowElement, type FlowFacts, startName } from '../read/flow-facts.ts';
import type { Diagram, DiagramNode } from './diagram.ts';

/** Beyond it a picture is no help, and takes seconds to lay out. */
const mostElements = 250;

export function flowDiagram({ fullName, label, facts }: Described<FlowFacts>): Diagram {
  const elements = facts.elements.slice(0, mostElements);
  const there = new Set([startName, ...elements.map(({ name }) => name)]);
  const arrows = facts.connections.filter(({ from, to }) => there.has(from) && there.has(to));
  const start: DiagramNode = {
    id: startName,
    label: 'Start',
    detail: facts.start.object ?? facts.processType,
    shape: 'start',
    key: null,
  };
  return {
    title: label ?? fullName,
    direction: 'down',
    nodes: [start, ...elements.map(nodeOf)],
    arrows: arrows.map(({ from, to, label: said, kind }) => ({ from, to, label: said, kind })),
  };
}

function nodeOf(element: FlowElement): DiagramNode {
  const detail = [elementWords[element.kind], element.object].filter(Boolean).join(' · ');
  return { id: element.name, label: element.label, detail, shape: elementKinds[element.kind], key: keyCalled(element) };
}

function keyCalled({ kind, calls }: FlowElement): Key | null {
  if (!calls) return null;
  if (kind === 'subflows') return keyOf('Flow', calls);
  return calls.startsWith('apex ') ? keyOf('ApexClass', calls.slice('apex '.length)) : null;
}
