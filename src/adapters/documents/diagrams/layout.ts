// Where boxes and arrows of a picture lie. A flow is laid out in layers by dagre; an object's relations are two columns.

import dagre from '@dagrejs/dagre';
import type { Diagram, DiagramArrow, DiagramNode } from './diagram.ts';

export const boxWidth = 232;
export const boxHeight = 52;
/** An average letter of the labels on arrows. */
const letterWidth = 6.6;

export function labelWidth(text: string): number {
  return text.length * letterWidth + 12;
}

export interface PlacedNode extends DiagramNode {
  /** Its middle. */
  x: number;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface PlacedArrow extends DiagramArrow {
  points: readonly Point[];
  /** The middle of the label. */
  labelAt: Point;
}

export interface Layout {
  width: number;
  height: number;
  nodes: readonly PlacedNode[];
  arrows: readonly PlacedArrow[];
}

/** What an arrow's label has room for. */
export function shortLabel(label: string | null): string {
  return label === null ? '' : shortened(label, 28);
}

export function shortened(text: string, letters: number): string {
  const all = Array.from(text);
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : text;
}

export function layoutOf(diagram: Diagram): Layout {
  return diagram.direction === 'right' ? columns(diagram) : layers(diagram);
}

function layers({ nodes, arrows }: Diagram): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  // The better of the two rankers takes seconds for some hundred boxes.
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 40,
    ranksep: 26,
    edgesep: 24,
    ranker: nodes.length > 80 ? 'longest-path' : 'network-simplex',
  });
  for (const { id } of nodes) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const [index, { from, to, label }] of arrows.entries()) {
    const text = shortLabel(label);
    graph.setEdge(
      from,
      to,
      { width: text.length * letterWidth + (text ? 16 : 0), height: text ? 22 : 0, labelpos: 'c' },
      `arrow ${index}`,
    );
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ ...node, ...pointOf(graph.node(node.id)) })),
    arrows: arrows.map((arrow, index) => {
      const edge = graph.edge(arrow.from, arrow.to, `arrow ${index}`);
      return { ...arrow, points: (edge?.points ?? []).map(pointOf), labelAt: pointOf(edge) };
    }),
  };
}

function pointOf(at: unknown): Point {
  const { x, y } = at as Partial<Point>;
  return { x: Math.round((x ?? 0) * 10) / 10, y: Math.round((y ?? 0) * 10) / 10 };
}

const narrowestGap = 176;
/** A label lies nearer to the box of its own, which leaves the head of its arrow so much. */
const labelOffset = 20;
const besideLabel = 12;
const rowGap = 18;

function columns({ nodes, arrows }: Diagram): Layout {
  const widest = Math.max(...arrows.map(({ label }) => labelWidth(shortLabel(label))), 0);
  const columnGap = Math.max(narrowestGap, Math.ceil(widest + 2 * (labelOffset + besideLabel)));
  const toFocus = new Set(arrows.filter(({ to }) => to === 'focus').map(({ from }) => from));
  const left = nodes.filter(({ id }) => toFocus.has(id));
  const right = nodes.filter(({ id }) => id !== 'focus' && !toFocus.has(id));
  const rows = Math.max(left.length, right.length, 1);
  const height = rows * (boxHeight + rowGap) - rowGap;
  const focusX = left.length > 0 ? boxWidth * 1.5 + columnGap : boxWidth / 2;
  const placed = nodes.map((node): PlacedNode => {
    if (node.id === 'focus') return { ...node, x: focusX, y: height / 2 };
    const side = toFocus.has(node.id) ? left : right;
    const above = (height - (side.length * (boxHeight + rowGap) - rowGap)) / 2;
    const y = above + side.indexOf(node) * (boxHeight + rowGap) + boxHeight / 2;
    return { ...node, x: side === left ? boxWidth / 2 : focusX + boxWidth + columnGap, y };
  });
  const at = new Map(placed.map((node) => [node.id, node]));
  return {
    width: (right.length > 0 ? focusX + boxWidth + columnGap : focusX) + boxWidth / 2,
    height,
    nodes: placed,
    arrows: arrows.flatMap((arrow): PlacedArrow[] => {
      const [from, to] = [at.get(arrow.from), at.get(arrow.to)];
      if (!from || !to) return [];
      const start = { x: from.x + boxWidth / 2, y: from.y };
      const end = { x: to.x - boxWidth / 2, y: to.y };
      const labelAt =
        from.id === 'focus'
          ? { x: (start.x + end.x) / 2 + labelOffset, y: end.y }
          : { x: (start.x + end.x) / 2 - labelOffset, y: start.y };
      return [{ ...arrow, points: [start, end], labelAt }];
    }),
  };
}
