import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readRunbookUrl, writeAlertRules, writeDashboards } from '../src/monitoring/alert-rules.ts';
import { readConfig, ROOT } from '../src/config.ts';
import { Problem } from '../src/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Rules {
  groups: { rules: { alert?: string; annotations?: { runbook_url: string } }[] }[];
}

function pages(): string[] {
  const files = readdirSync(folder).map(file => parse(readFileSync(join(folder, file), 'utf8')) as Rules);
  const rules = files.flatMap(({ groups }) => groups.flatMap(group => group.rules));
  return rules.flatMap(({ annotations }) => annotations?.runbook_url ?? []);
}

test('with a base every page of the runbook is an address, and each is one that there is', () => {
  writeAlertRules(ROOT, folder, 'https://docs.example.org/parley/runbook');
  const there = globSync('docs/runbook/*.md', { cwd: ROOT }).map(file => file.replace('docs/runbook/', ''));
  expect(pages().length).toBeGreaterThan(40);
  for (const page of pages()) {
    expect(page).toMatch(/^https:\/\/docs\.example\.org\/parley\/runbook\/[a-z0-9-]+\.md$/);
    expect(there).toContain(page.split('/').at(-1));
  }
});

test('without one they are the files of the repository as they are', () => {
  writeAlertRules(ROOT, folder, undefined);
  for (const file of readdirSync(folder)) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(
      readFileSync(join(ROOT, 'infra/prometheus/rules', file), 'utf8'),
    );
  }
});

test.each(['https://git.example.org/parley/-/blob/v0.3.0/docs/runbook/', 'http://10.0.0.1:8000'])(
  '%s is a base',
  text => {
    expect(readRunbookUrl(text)).toBe(text.replace(/\/$/, ''));
    expect(readConfig({ PARLEY_RUNBOOK_URL: text }).runbookUrl).toBe(text.replace(/\/$/, ''));
  },
);

test.each([
  "https://a/'\n  expr: 1",
  'https://a/{{ 1 }}',
  'docs/runbook',
  'javascript:alert(1)',
  'https://a b',
  'https://a/#x',
])('%j is refused with the name of the variable', text => {
  expect(() => readConfig({ PARLEY_RUNBOOK_URL: text })).toThrow(Problem);
  expect(() => readConfig({ PARLEY_RUNBOOK_URL: text })).toThrow('PARLEY_RUNBOOK_URL');
});

test('the links of panels begin with the base too', () => {
  const dashboards = join(folder, 'dashboards');
  writeDashboards(ROOT, dashboards, 'https://docs.example.org/parley/runbook');
  const texts = readdirSync(dashboards).map(file => readFileSync(join(dashboards, file), 'utf8'));
  expect(texts.join()).toContain('"url": "https://docs.example.org/parley/runbook/redis-memory.md"');
  expect(texts.join()).not.toContain('"docs/runbook/');
  for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
});
