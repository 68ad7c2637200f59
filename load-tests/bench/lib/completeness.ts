import type { Completeness } from '../load/job.ts';
import type { Figure } from './finding.ts';

/** What was promised of every acknowledged message: to everybody, once, in order. */
export function promiseFigures(name: string, run: Completeness): Figure[] {
  const codes = Object.entries(run.refused).map(([code, count]) => `${count} ${code}`);
  const refused = codes.length > 0 ? ` (${codes.join(', ')})` : '';
  const none = { unit: '', atMost: 0 };
  return [
    { name: `${name}: not acknowledged of ${run.sent} sent${refused}`, value: run.sent - run.acked, ...none },
    { name: `${name}: deliveries missing of ${run.expected}`, value: run.missing, ...none },
    { name: `${name}: delivered twice`, value: run.duplicated, ...none },
    { name: `${name}: out of order`, value: run.outOfOrder, ...none },
  ];
}

/** The same of several runs, as one. */
export function promisesOf(name: string, runs: { outcome: { completeness: Completeness } }[]): Figure[] {
  const all = runs.map(({ outcome }) => outcome.completeness);
  const sum = (pick: (run: Completeness) => number) => all.reduce((total, run) => total + pick(run), 0);
  const refused: Record<string, number> = {};
  for (const run of all)
    for (const [code, count] of Object.entries(run.refused)) refused[code] = (refused[code] ?? 0) + count;
  return promiseFigures(name, {
    sent: sum(run => run.sent),
    acked: sum(run => run.acked),
    refused,
    expected: sum(run => run.expected),
    missing: sum(run => run.missing),
    duplicated: sum(run => run.duplicated),
    outOfOrder: sum(run => run.outOfOrder),
  });
}
