import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { foldersOfMonitoring, rulesOf } from './support/monitoring.ts';

const { root, ruleTests } = foldersOfMonitoring;

const alerts = rulesOf().flatMap(({ alert, annotations }) =>
  alert ? [{ alert, page: annotations?.runbook_url }] : [],
);
const names = [...new Set(alerts.map(({ alert }) => alert))];
const pageOf = (alert: string) => `docs/runbook/${alert.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.md`;

interface RuleTest {
  alert_rule_test?: { alertname: string; exp_alerts?: unknown[] }[];
}

const cases = readdirSync(ruleTests).flatMap(file => {
  const { tests } = parse(readFileSync(join(ruleTests, file), 'utf8')) as { tests: RuleTest[] };
  return tests.flatMap(({ alert_rule_test = [] }) => alert_rule_test);
});

test('each alert names its own page, which is there and in the index', () => {
  expect(alerts.filter(({ alert, page }) => page !== pageOf(alert))).toEqual([]);
  expect(names.filter(alert => !existsSync(join(root, pageOf(alert))))).toEqual([]);
  const index = readFileSync(join(root, 'docs/runbook/README.md'), 'utf8');
  expect(names.filter(alert => !index.includes(`[${alert}]`))).toEqual([]);
});

test('each page is of an alert', () => {
  const pages = readdirSync(join(root, 'docs/runbook')).filter(file => file !== 'README.md');
  expect(pages.filter(file => !names.some(alert => pageOf(alert).endsWith(`/${file}`)))).toEqual([]);
});

test('each alert has a test in which it fires', () => {
  const fires = new Set(cases.filter(({ exp_alerts }) => exp_alerts?.length).map(({ alertname }) => alertname));
  expect(names.filter(alert => !fires.has(alert))).toEqual([]);
});
