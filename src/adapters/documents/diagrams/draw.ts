// A laid-out picture as SVG inside a page. Colours come from the page's style sheet, so that light and dark are one picture.

import { htmlText } from '../../../formats/html-text.ts';
import type { Key } from '../described.ts';
import type { BoxShape, Diagram } from './diagram.ts';
import {
  boxHeight,
  boxWidth,
  type Layout,
  labelWidth,
  layoutOf,
  type PlacedArrow,
  type PlacedNode,
  type Point,
  shortened,
  shortLabel,
} from './layout.ts';

const margin = 16;
const corner = 8;

/** One path of 16 by 16 for each shape. */
const icons: Readonly<Record<BoxShape, string>> = {
  start: 'M5 3l8 5-8 5z',
  end: 'M4 4h8v8H4z',
  action: 'M9 1L3 9h4l-1 6 6-8H8z',
  data: 'M3 3h10v3H3zM3 7h10v3H3zM3 11h10v2H3z',
  decision: 'M8 1l7 7-7 7-7-7z',
  logic: 'M3 5h10v2H3zM3 9h10v2H3z',
  loop: 'M8 3V1l4 3-4 3V5a3 3 0 1 0 3 3h2a5 5 0 1 1-5-5z',
  screen: 'M1 3h14v9H1zM5 13h6v1H5z',
  wait: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm-.8 3v4.5l3 2 .8-1.2-2.3-1.6V4z',
  object: 'M2 4l6-3 6 3v8l-6 3-6-3z',
  focus: 'M2 4l6-3 6 3v8l-6 3-6-3z',
};

/** `hrefOf` gives null where nothing can be opened. `id` tells its parts from those of another picture of the page. */
export function draw(diagram: Diagram, id: string, hrefOf: (key: Key) => string | null): string {
  const layout = layoutOf(diagram);
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin);
  return [
    `<svg class="diagram" xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}" role="group" aria-label="${htmlText(diagram.title)}">`,
    `<defs><marker id="${id}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>`,
    ...layout.arrows.map((arrow) => arrowSvg(arrow, layout, diagram.direction, id)),
    ...layout.arrows.map(labelSvg),
    ...layout.nodes.map((node) => nodeSvg(node, node.key && hrefOf(node.key))),
    '</svg>',
  ].join('');
}

function nodeSvg({ x, y, shape, label, detail }: PlacedNode, href: string | null): string {
  const left = round(x - boxWidth / 2);
  const top = round(y - boxHeight / 2);
  const textAt = left + 52;
  const box = [
    `<g class="node ${shape}"><title>${htmlText(detail ? `${label} (${detail})` : label)}</title>`,
    `<rect class="box" x="${left}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="8"/>`,
    `<rect class="badge" x="${left + 10}" y="${top + 10}" width="32" height="32" rx="6"/>`,
    `<path class="icon" transform="translate(${left + 18} ${top + 18})" d="${icons[shape]}"/>`,
    `<text class="name" x="${textAt}" y="${top + (detail ? 23 : 31)}">${htmlText(shortened(label, 24))}</text>`,
    detail ? `<text class="detail" x="${textAt}" y="${top + 39}">${htmlText(shortened(detail, 28))}</text>` : '',
    '</g>',
  ].join('');
  return href === null ? box : `<a href="${htmlText(href)}">${box}</a>`;
}

function labelSvg({ label, labelAt }: PlacedArrow): string {
  const text = shortLabel(label);
  if (text === '') return '';
  const width = labelWidth(text);
  return `<g class="label"><rect x="${round(labelAt.x - width / 2)}" y="${round(labelAt.y - 10)}" width="${round(width)}" height="20" rx="10"/><text x="${labelAt.x}" y="${round(labelAt.y + 4)}">${htmlText(text)}</text></g>`;
}

function arrowSvg(arrow: PlacedArrow, { nodes }: Layout, direction: Diagram['direction'], id: string): string {
  const from = nodes.find((node) => node.id === arrow.from);
  const to = nodes.find((node) => node.id === arrow.to);
  if (!from || !to || arrow.points.length === 0) return '';
  const path =
    direction === 'right'
      ? curve(arrow.points)
      : to.y > from.y
        ? steps(downwards(arrow.points, from, to))
        : steps(backwards(arrow.points, from, to));
  return `<path class="arrow ${arrow.kind}" d="${path}" marker-end="url(#${id}-head)"/>`;
}

function curve([from, to]: readonly Point[]): string {
  if (!from || !to) return '';
  const middle = round((from.x + to.x) / 2);
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

/** Leaves a box below and enters the next from above, with right angles between. */
function downwards(points: readonly Point[], from: Point, to: Point): Point[] {
  const within = (x: number, box: Point): number =>
    Math.min(Math.max(x, box.x - boxWidth / 2 + 20), box.x + boxWidth / 2 - 20);
  const inner = points.slice(1, -1);
  const start = { x: within(inner[0]?.x ?? from.x, from), y: from.y + boxHeight / 2 };
  const end = { x: within(inner.at(-1)?.x ?? to.x, to), y: to.y - boxHeight / 2 };
  const corners: Point[] = [start];
  for (const next of [...inner, end]) {
    const last = corners.at(-1) ?? start;
    if (Math.abs(next.x - last.x) > 1) {
      // The turn lies in the gap between two layers of boxes, at the upper end of the piece.
      const turn = Math.min(last.y + 13, (last.y + next.y) / 2);
      corners.push({ x: last.x, y: turn }, { x: next.x, y: turn });
    }
    corners.push({ x: next.x, y: next.y });
  }
  return corners;
}

/** A loop goes back up beside the boxes. */
function backwards(points: readonly Point[], from: Point, to: Point): Point[] {
  const middle = points[Math.floor(points.length / 2)]?.x ?? from.x;
  const side = middle >= (from.x + to.x) / 2 ? 1 : -1;
  const edge = (box: Point): number => box.x + (side * boxWidth) / 2;
  const lane =
    side > 0 ? Math.max(middle, edge(from) + 20, edge(to) + 20) : Math.min(middle, edge(from) - 20, edge(to) - 20);
  return [
    { x: edge(from), y: from.y },
    { x: lane, y: from.y },
    { x: lane, y: to.y },
    { x: edge(to), y: to.y },
  ];
}

/** Straight pieces with round corners. */
function steps(points: readonly Point[]): string {
  const path: string[] = [];
  for (const [index, at] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) path.push(`M${round(at.x)} ${round(at.y)}`);
    else if (!after) path.push(`L${round(at.x)} ${round(at.y)}`);
    else {
      const into = towards(at, before);
      const out = towards(at, after);
      path.push(`L${round(into.x)} ${round(into.y)}Q${round(at.x)} ${round(at.y)} ${round(out.x)} ${round(out.y)}`);
    }
  }
  return path.join('');
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(corner, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
