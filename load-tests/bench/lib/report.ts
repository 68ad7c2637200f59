import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { isMet, type Figure, type Finding, type Table } from './finding.ts';

/** Where and of what the figures were taken. */
export interface Circumstances {
  at: string;
  commit: string;
  /** Whether files under version control differed from the commit. */
  changed: boolean;
  cpu: string;
  cores: number;
  memoryGiB: number;
  node: string;
  /** Of the last minute before the run: what other programs were at. */
  loadAverage: number;
  /** 1 for a whole run; less for a quick one, whose figures do not count. */
  pace: number;
}

export function circumstances(pace: number): Circumstances {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadAverage: loadavg()[0] ?? Number.NaN,
    pace,
  };
}

/** The whole report as Markdown. `failures`: questions without an answer, and why. */
export function toMarkdown(
  where: Circumstances,
  findings: readonly Finding[],
  failures: Record<string, string>,
): string {
  const { at, commit, changed, cpu, cores, memoryGiB, node, loadAverage, pace } = where;
  const short = pace === 1 ? '' : ` Shortened to ${pace} of its length: these figures do not count.`;
  return [
    `# Bench of ${at.slice(0, 10)}`,
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}; commit ${commit}${changed ? ' with changes' : ''}. ` +
      `All servers and the load generator share the machine; its load average was ${loadAverage.toFixed(1)} before.${short}`,
    '## Figures to reach',
    toTable(goalTable(findings)),
    ...Object.entries(failures).map(([question, why]) => `Not answered: ${question}. ${why}`),
    ...findings.flatMap(section),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The figures that have a goal, for the terminal too. */
export function goalTable(findings: readonly Finding[]): Table {
  const rows = findings
    .flatMap(({ figures }) => figures)
    .filter(figure => isMet(figure) !== undefined)
    .map(figure => [figure.name, show(figure), goalOf(figure), isMet(figure) ? 'yes' : 'NO']);
  return { title: 'Figures to reach', columns: ['figure', 'measured', 'goal', 'met'], rows };
}

/** A table as text whose columns stand under each other; valid Markdown. */
export function toTable({ columns, rows }: Table): string {
  const cells = [columns, ...rows.map(row => row.map(cell => (typeof cell === 'number' ? significant(cell) : cell)))];
  const widths = columns.map((_, at) => Math.max(3, ...cells.map(row => row[at]?.length ?? 0)));
  const [head = '', ...body] = cells.map(
    row => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

function section({ title, method, tables, figures }: Finding): string[] {
  const others = figures.filter(figure => isMet(figure) === undefined).map(figure => [figure.name, show(figure)]);
  const further = others.length > 0 ? [toTable({ title: '', columns: ['figure', 'measured'], rows: others })] : [];
  return [`## ${title}`, method, ...further, ...tables.flatMap(table => [`### ${table.title}`, toTable(table)])];
}

/** A figure with its unit. */
export function show({ value, unit }: Figure): string {
  return `${significant(value)} ${unit}`.trim();
}

/** What a figure should be; empty for one without a goal. */
export function goalOf({ atMost, atLeast, unit }: Figure): string {
  return `${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`} ${unit}`.trim();
}

function significant(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
