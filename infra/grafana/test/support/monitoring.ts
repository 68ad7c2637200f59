import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const infra = join(import.meta.dirname, '../../..');

export const foldersOfMonitoring = {
  dashboards: join(infra, 'grafana/dashboards'),
  rules: join(infra, 'prometheus/rules'),
  ruleTests: join(infra, 'prometheus/tests'),
  root: join(infra, '..'),
};

export interface Panel {
  dashboard: string;
  title: string;
  description: string;
  exprs: string[];
  /** Addresses. */
  links: string[];
}

interface Committed {
  title: string;
  panels: {
    type: string;
    title: string;
    description?: string;
    targets?: { expr: string }[];
    links?: { url: string }[];
  }[];
}

/** All panels of the committed dashboards, without the rows. */
export function panelsOf(folder: string): Panel[] {
  return readdirSync(folder).flatMap(file => {
    const { title: dashboard, panels } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Committed;
    return panels
      .filter(({ type }) => type !== 'row')
      .map(({ title, description = '', targets = [], links = [] }) => ({
        dashboard,
        title,
        description,
        exprs: targets.map(({ expr }) => expr),
        links: links.map(({ url }) => url),
      }));
  });
}

export interface Rule {
  alert?: string;
  record?: string;
  annotations?: { runbook_url?: string };
}

export function rulesOf(folder = foldersOfMonitoring.rules): Rule[] {
  return readdirSync(folder).flatMap(file => {
    const { groups } = parse(readFileSync(join(folder, file), 'utf8')) as { groups: { rules: Rule[] }[] };
    return groups.flatMap(({ rules }) => rules);
  });
}

export function recordedMetrics(): string[] {
  return rulesOf().flatMap(({ record = [] }) => record);
}
