import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.ts';
import { isAffected, type Advisory } from './advisories.ts';

/** What became of the audit. Exit codes: 0 nothing found, 1 something found, 2 nobody could be asked. */
interface Audit {
  readonly exit: 0 | 1 | 2;
  readonly lines: readonly string[];
}

interface NpmReport {
  vulnerabilities?: Record<string, { severity: string; range: string }>;
  message?: string;
  error?: { summary?: string };
}

/** `npm audit` against the registry; undefined with the reason when its endpoint gives no report. */
function askRegistry(): Promise<{ report?: NpmReport; reason: string }> {
  return new Promise(resolve => {
    execFile('npm', ['audit', '--json'], { cwd: ROOT, timeout: 120_000, maxBuffer: 2 ** 26 }, (_error, output) => {
      const report = parse(output);
      const reason = report?.error?.summary || report?.message || 'it gave no report';
      resolve(report?.vulnerabilities ? { report, reason: '' } : { reason });
    });
  });
}

function parse(text: string): NpmReport | undefined {
  try {
    return JSON.parse(text) as NpmReport;
  } catch {
    return undefined;
  }
}

/** Every installed package by name, with its versions, as the lock has them. */
function lockedPackages(): { name: string; version: string }[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; link?: boolean }>;
  };
  return Object.entries(packages).flatMap(([path, { version, link }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    return path.includes('node_modules/') && version && !link ? [{ name, version }] : [];
  });
}

/** The same against a copy of OSV's npm database: a folder of its JSON files. */
function askFolder(folder: string): Audit {
  const advisories = globSync('**/*.json', { cwd: folder }).map(
    file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Advisory,
  );
  const lines = lockedPackages().flatMap(({ name, version }) =>
    advisories
      .filter(advisory => isAffected(advisory, name, version))
      .map(({ id, summary = '' }) => `${name}@${version}: ${id} ${summary}`),
  );
  const head = `${advisories.length} advisories of ${folder} against the lock: ${lines.length} apply.`;
  return { exit: lines.length > 0 ? 1 : 0, lines: [head, ...lines] };
}

async function audit(osvFolder: string | undefined): Promise<Audit> {
  const { report, reason } = await askRegistry();
  if (report?.vulnerabilities) {
    const found = Object.entries(report.vulnerabilities).map(
      ([name, { severity, range }]) => `${name} ${range}: ${severity}`,
    );
    return { exit: found.length > 0 ? 1 : 0, lines: [`The registry knows of ${found.length}.`, ...found] };
  }
  const said = `The registry could not be asked: ${reason}`;
  if (osvFolder) {
    const { exit, lines } = askFolder(osvFolder);
    return { exit, lines: [said, ...lines] };
  }
  return { exit: 2, lines: [said, 'NOT AUDITED. Fix: unpack OSV’s npm/all.zip and name its folder in PARLEY_OSV_DIR'] };
}

/** `npm run audit` */
if (import.meta.main) {
  // eslint-disable-next-line no-restricted-properties -- a script of its own, with one setting
  const { exit, lines } = await audit(process.env.PARLEY_OSV_DIR);
  for (const line of lines) console.log(line);
  process.exitCode = exit;
}
