// What a monitoring system wants to know. Whoever asks often is given the answer of a moment ago.

import type { MetricsSnapshot } from '../../domain/installation/metrics-snapshot.ts';
import type { Act } from '../act.ts';

export const readMetrics = {
  act: 'installation.readMetrics',
  run: ({ metrics }) => metrics(),
  view: (snapshot) => snapshot,
} satisfies Act<{ metrics(): Promise<MetricsSnapshot> }, void, MetricsSnapshot>;
