// A picture as data: boxes and arrows. HTML draws it as SVG, Markdown writes it in the notation that repositories show.

import type { Key } from '../described.ts';

export type BoxShape =
  | 'start'
  | 'end'
  | 'action'
  | 'data'
  | 'decision'
  | 'logic'
  | 'loop'
  | 'screen'
  | 'wait'
  | 'object'
  | 'focus';

export interface DiagramNode {
  id: string;
  label: string;
  /** A second line. */
  detail: string | null;
  shape: BoxShape;
  /** Where a click leads. */
  key: Key | null;
}

export interface DiagramArrow {
  from: string;
  to: string;
  label: string | null;
  kind: 'next' | 'fault' | 'loop' | 'owns' | 'refers';
}

export interface Diagram {
  /** What a screen reader says instead of the picture. */
  title: string;
  /** Layers lie below each other, or beside each other. */
  direction: 'down' | 'right';
  nodes: readonly DiagramNode[];
  arrows: readonly DiagramArrow[];
}
