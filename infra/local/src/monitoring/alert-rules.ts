import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = /^(\s*runbook_url: )docs\/runbook\/([a-z0-9-]+\.md)$/gm;

/**
 * Writes the repository's alert rules to `folder` (replaced), their pages of the runbook as addresses below `runbookUrl`, so that
 * a link in Alertmanager, Grafana or a pager opens. Without it they stay paths in the repository.
 */
export function writeAlertRules(root: string, folder: string, runbookUrl: string | undefined): void {
  const source = join(root, 'infra/prometheus/rules');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(source)) {
    writeFileSync(join(folder, file), linkRunbook(readFileSync(join(source, file), 'utf8'), runbookUrl));
  }
}

/** The same for Grafana's dashboards, whose panels link to these pages. */
export function writeDashboards(root: string, folder: string, runbookUrl: string | undefined): void {
  const source = join(root, 'infra/grafana/dashboards');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(source)) {
    const text = readFileSync(join(source, file), 'utf8');
    writeFileSync(join(folder, file), runbookUrl ? text.replaceAll('"docs/runbook/', `"${runbookUrl}/`) : text);
  }
}

/** `runbookUrl` is an address that {@link readRunbookUrl} took: nothing in it means anything to YAML or to a template. */
export function linkRunbook(rules: string, runbookUrl: string | undefined): string {
  if (runbookUrl === undefined) return rules;
  return rules.replaceAll(PAGE, (_, key: string, page: string) => `${key}'${runbookUrl}/${page}'`);
}

/** The base of the runbook's pages without a slash at its end; undefined for what is no plain http(s) address. */
export function readRunbookUrl(text: string): string | undefined {
  return /^https?:\/\/[\w.-]+(:\d{1,5})?(\/[\w.~@%-]+)*\/?$/.test(text) ? text.replace(/\/$/, '') : undefined;
}
