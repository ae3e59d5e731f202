// The text format of Prometheus, version 0.0.4: a help and a type line for each metric, then its samples.

import { oneLine } from '../../formats/plain-text.ts';
import { type MetricName, metricTable, type Sample } from './metric-table.ts';

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

export function renderMetrics(samples: readonly Sample[]): string {
  const byName = Map.groupBy(samples, ({ name }) => name);
  const names = Object.keys(metricTable) as MetricName[];
  return names
    .map((name) => {
      const { type, help } = metricTable[name];
      const lines = (byName.get(name) ?? []).map((sample) => `${name}${labelText(sample)} ${sample.value}\n`);
      return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
    })
    .join('');
}

function labelText({ name, labels }: Sample): string {
  const names: readonly string[] = metricTable[name].labels;
  if (names.length === 0) return '';
  return `{${names.map((label, index) => `${label}="${escaped(labels[index] ?? '')}"`).join(',')}}`;
}

function escaped(value: string): string {
  return oneLine(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
