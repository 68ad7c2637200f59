import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { telemetryMatrix } from '@parley/dev-env/telemetry-matrix';
import { renderDashboards } from '../src/pages.ts';
import { foldersOfMonitoring, panelsOf, recordedMetrics } from './support/monitoring.ts';

const { dashboards, rules } = foldersOfMonitoring;

test('what is committed is what the code makes: npm run dashboards', () => {
  const committed = readdirSync(dashboards).map(file => ({ file, text: readFileSync(join(dashboards, file), 'utf8') }));
  const made = renderDashboards().sort((one, other) => one.file.localeCompare(other.file));
  expect(committed.sort((one, other) => one.file.localeCompare(other.file))).toEqual(made);
});

/** The metric of a series: the parts of a histogram belong to it. */
const metricOf = (series: string) => series.replace(/_(bucket|sum|count)$/, '');
const metricNames = /\b(?:parley|nginx|probe|node|redis|pg|mongodb|kafka|process|nodejs)_[a-zA-Z_0-9]+\b/g;

const tables: object[] = [...Object.values(telemetryMatrix.services), ...Object.values(telemetryMatrix.exporters)];
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
