import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { telemetryMatrix } from '@parley/dev-env/telemetry-matrix';
import { toDashboard, type Page } from '../src/page.ts';
import { renderDashboards } from '../src/pages.ts';
import { lines } from '../src/panels.ts';
import { ofChosenNodes } from '../src/queries.ts';
import { foldersOfMonitoring, panelsOf, recordedMetrics, rulesOf } from './support/monitoring.ts';

const { dashboards, rules } = foldersOfMonitoring;

test('what is committed is what the code makes: npm run dashboards', () => {
  const committed = readdirSync(dashboards).map(file => ({ file, text: readFileSync(join(dashboards, file), 'utf8') }));
  const made = renderDashboards().sort((one, other) => one.file.localeCompare(other.file));
  expect(committed.sort((one, other) => one.file.localeCompare(other.file))).toEqual(made);
});

/** The metric of a series: the parts of a histogram belong to it. */
const metricOf = (series: string) => series.replace(/_(bucket|sum|count)$/, '');
const metricNames = /\b(?:parley|nginx|probe|node|redis|pg|mongodb|kafka|process|nodejs)_[a-zA-Z_0-9]+\b/g;

const { services, exporters, followers } = telemetryMatrix;
const tables: object[] = [...Object.values(services), ...Object.values(exporters), followers];
const known = new Set(tables.flatMap(table => Object.keys(table)));

function unknownIn(text: string): string[] {
  const names = [...text.matchAll(metricNames)].map(([name]) => name);
  return [...new Set(names)].filter(name => !known.has(name) && !known.has(metricOf(name)));
}

test('panels and alerts ask for nothing that the matrix does not have', () => {
  const inPanels = panelsOf(dashboards).flatMap(({ exprs }) => exprs.flatMap(unknownIn));
  const inRules = readdirSync(rules).flatMap(file => unknownIn(readFileSync(join(rules, file), 'utf8')));
  const recorded = recordedMetrics();
  expect([...inPanels, ...inRules].filter(name => !recorded.includes(name))).toEqual([]);
});

test('every panel says what it shows', () => {
  expect(panelsOf(dashboards).filter(({ description }) => !description)).toEqual([]);
});

test('every metric that a process or an exporter emits is shown by a panel', () => {
  const shown = panelsOf(dashboards).flatMap(({ exprs }) => exprs.flatMap(expr => [...expr.matchAll(metricNames)]));
  const names = new Set(shown.flatMap(([name]) => [name, metricOf(name)]));
  expect([...known].filter(name => !names.has(name))).toEqual([]);
});

test('every panel has an id of its own, which what is added before it does not change', () => {
  for (const { text } of renderDashboards()) {
    const { panels } = JSON.parse(text) as { panels: { id?: number }[] };
    const ids = panels.map(({ id }) => id);
    expect(ids.every(id => Number.isInteger(id) && Number(id) > 0)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  }
  const one = lines('One', 'ops', 'One.', ['up', 'up']);
  const other = lines('Other', 'ops', 'Other.', ['up', 'up']);
  const idsOf = (panels: Page['rows'][string]) =>
    toDashboard({ uid: 'x', title: 'X', rows: { Row: panels } }).panels?.map(({ id }) => id) ?? [];
  expect(idsOf([other, one]).at(-1)).toBe(idsOf([one]).at(-1));
});

test('data source and nodes are chosen at the top, and every query of a process follows the choice', () => {
  for (const { text } of renderDashboards()) {
    const { templating } = JSON.parse(text) as { templating: { list: { name: string; allValue?: string }[] } };
    expect(templating.list.map(({ name }) => name)).toEqual(['datasource', 'node']);
    expect(text).not.toContain('"uid": "prometheus"');
  }
  expect(ofChosenNodes('sum(rate(parley_calls{a="b"}[1m])) / parley_call_peers')).toBe(
    'sum(rate(parley_calls{a="b", node=~"$node"}[1m])) / parley_call_peers{node=~"$node"}',
  );
  const exprs = panelsOf(dashboards).flatMap(panel => panel.exprs);
  expect(exprs.filter(expr => /parley_(?!gateway)[a-z_]+(?![a-z_{])/.test(expr))).toEqual([]);
});

test('a panel links to the pages of the alerts that watch it', () => {
  const linked = panelsOf(dashboards).flatMap(({ links }) => links);
  const pages = new Set(rulesOf().flatMap(({ annotations }) => annotations?.runbook_url ?? []));
  expect(new Set(linked).size).toBeGreaterThan(pages.size * 0.8);
  expect(linked.filter(link => !pages.has(link))).toEqual([]);
});
