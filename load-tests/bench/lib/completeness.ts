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
