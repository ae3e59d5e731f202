// The metrics as Prometheus reads them, and the files in deploy/ that use them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findingKinds } from '../../src/domain/watch/finding-kinds.ts';
import { Counters } from '../../src/http/installation/counters.ts';
import { metricTable } from '../../src/http/installation/metric-table.ts';
import { renderMetrics } from '../../src/http/installation/render-metrics.ts';
import { authorized, openFace } from './face.ts';

const line = /^([a-z_]+)(?:\{([a-z]+="(?:[^"\\]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\]|\\["\\n])*")*)\})? (-?[0-9.e+-]+)$/;

test('every line is a sample of the table, and no series is there twice', async (t) => {
  const face = await openFace(t);
  face.counters.add('latchkey_notice_deliveries_total', ['mail', 'sent']);
  const response = await face.fetch('/metrics', authorized);
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const lines = (await response.text()).trimEnd().split('\n');
  const samples = lines.filter((text) => !text.startsWith('#'));
  for (const text of samples) {
    const [, name = ''] = line.exec(text) ?? [];
    assert.ok(Object.hasOwn(metricTable, name), text);
  }
  const series = samples.map((text) => text.slice(0, text.lastIndexOf(' ')));
  assert.equal(new Set(series).size, series.length);
  const notAfter = face.office.clock.now() / 1_000 + 20 * 86_400;
  assert.ok(samples.includes(`latchkey_certificate_expiry_timestamp_seconds{connection="acme"} ${notAfter}`));
  assert.ok(samples.includes('latchkey_connection_state{connection="acme",state="working"} 1'));
  assert.ok(samples.includes('latchkey_notice_deliveries_total{channel="mail",outcome="sent"} 1'));
  assert.ok(samples.includes('latchkey_notice_messages{channel="mail",state="sent"} 1'));
  assert.ok(samples.includes('latchkey_sign_in_attempts_total{outcome="accepted"} 0'));
});

test('what is not known has no series, and a label may hold anything', () => {
  const counters = new Counters();
  counters.add('latchkey_token_exchanges_total', ['a"b\\c\nd'], 0);
  assert.equal(
    renderMetrics(counters.samples()),
    '# HELP latchkey_token_exchanges_total Assertions that this process exchanged at the token endpoint, by what came of it.\n' +
      '# TYPE latchkey_token_exchanges_total counter\n' +
      'latchkey_token_exchanges_total{outcome="a\\"b\\\\c d"} 0\n',
  );
  assert.equal(renderMetrics([]), '');
});

test('a counter only grows, and one that was named is there from the start', () => {
  const counters = new Counters();
  counters.add('latchkey_token_exchanges_total', ['accepted'], 0);
  counters.add('latchkey_token_exchanges_total', ['accepted']);
  counters.add('latchkey_token_exchanges_total', ['accepted'], 2);
  assert.deepEqual(counters.samples(), [{ name: 'latchkey_token_exchanges_total', labels: ['accepted'], value: 3 }]);
});

test('alert rules and dashboard parse, and use metrics and labels of the table only', async () => {
  const rules = parse(await deployed('prometheus-rules.yml')) as Rules;
  const alerts = rules.groups.flatMap((group) => group.rules);
  assert.ok(alerts.length > 0);
  for (const { alert, expr, annotations } of alerts) {
    assert.match(alert, /^Latchkey[A-Za-z]+$/);
    assert.ok(annotations.summary.length > 0 && annotations.description.length > 0, alert);
    assertKnown(expr);
    for (const text of Object.values(annotations)) assertLabels(text);
  }
  const dashboard = JSON.parse(await deployed('grafana-dashboard.json')) as Dashboard;
  const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  assert.ok(expressions.length > 0);
  expressions.forEach(assertKnown);
  const ids = dashboard.panels.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('every alert has a case that it fires on', async () => {
  const rules = parse(await deployed('prometheus-rules.yml')) as Rules;
  const cases = parse(await deployed('../test/deploy/alerts.yml')) as AlertCases;
  const fired = cases.tests.flatMap(({ alert_rule_test: tried }) =>
    tried.filter(({ exp_alerts: expected }) => expected.length > 0).map(({ alertname }) => alertname),
  );
  const alerts = rules.groups.flatMap((group) => group.rules.map(({ alert }) => alert));
  assert.deepEqual([...new Set(fired)].toSorted(), alerts.toSorted());
});

interface AlertCases {
  tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
}

interface Rules {
  groups: {
    name: string;
    rules: { alert: string; expr: string; annotations: Record<'summary' | 'description', string> }[];
  }[];
}

interface Dashboard {
  panels: { id: number; targets?: { expr: string }[] }[];
}

function deployed(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), 'utf8');
}

function assertKnown(expression: string): void {
  const names = expression.match(/\b(?:latchkey|process)_[a-z_]+/g) ?? [];
  assert.ok(names.length > 0, expression);
  for (const name of names) assert.ok(Object.hasOwn(metricTable, name), `${name} in ${expression}`);
  const known = new Set(
    names.flatMap((name) => [...metricTable[name as keyof typeof metricTable].labels, 'job', 'instance']),
  );
  const used = [...expression.matchAll(/([a-z]+)\s*(?:=~?|!=|!~)\s*"/g)].map(([, label = '']) => label);
  const grouped = [...expression.matchAll(/\b(?:by|on|without|group_left)\s*\(([a-z, ]*)\)/g)].flatMap(
    ([, list = '']) => list.split(',').map((label) => label.trim()),
  );
  for (const label of [...used, ...grouped].filter((one) => one !== ''))
    assert.ok(known.has(label), `${label} in ${expression}`);
}

function assertLabels(text: string): void {
  const known = new Set<string>(Object.values(metricTable).flatMap(({ labels }) => [...labels]));
  for (const [, label = ''] of text.matchAll(/\$labels\.([a-z]+)/g))
    assert.ok(known.has(label) || label === 'instance', text);
}

test('the page for operators tells every metric in the words of the table', async () => {
  const page = await readFile(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');
  for (const [name, { type, help, labels }] of Object.entries(metricTable)) {
    const row = `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`;
    assert.ok(page.includes(row), row);
  }
});

test('the page for operators tells every kind of finding', async () => {
  const page = await readFile(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');
  for (const kind of Object.keys(findingKinds)) assert.ok(page.includes(`\`${kind}\``), kind);
});
