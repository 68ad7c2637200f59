import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { parse } from 'yaml';

interface Alert {
  alert?: string;
  expr: string;
  annotations?: { runbook_url?: string };
}

const rules = join(import.meta.dirname, '../../prometheus/rules');
const metric = /\b(?:up|(?:parley|nginx|probe|node|redis|pg|mongodb|kafka|process|nodejs)[_:][a-zA-Z_0-9:]+)\b/g;
/** A panel of many metrics would name half of the runbook. */
const most = 4;

/** The series that an expression reads; the parts of a histogram count as one. */
const metricsOf = (expr: string): string[] =>
  [...expr.matchAll(metric)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

const pages = new Map<string, { page: string; metrics: Set<string> }>();
for (const file of readdirSync(rules)) {
  const { groups } = parse(readFileSync(join(rules, file), 'utf8')) as { groups: { rules: Alert[] }[] };
  for (const { alert, expr, annotations } of groups.flatMap(group => group.rules)) {
    if (alert === undefined) continue;
    const metrics = new Set([...(pages.get(alert)?.metrics ?? []), ...metricsOf(expr)]);
    pages.set(alert, { page: annotations?.runbook_url ?? '', metrics });
  }
}

/**
 * Links to the pages of the runbook whose alerts watch what these expressions show. The addresses are paths in the repository,
 * as in the alert rules: who installs the dashboards puts an address before them.
 */
export function runbookLinks(exprs: string[]): DashboardLinkBuilder[] {
  const shown = exprs.flatMap(metricsOf);
  const fitting = [...pages].filter(([, { metrics }]) => shown.some(name => metrics.has(name)));
  return fitting
    .slice(0, most)
    .map(([alert, { page }]) =>
      new DashboardLinkBuilder(`Runbook: ${alert}`).type(DashboardLinkType.Link).url(page).targetBlank(true),
    );
}
