import type { Result } from './examine.ts';

/** The results for people: every fault with its fix, then what could not be tried. */
export function toText(results: readonly Result[]): string {
  const found = results.flatMap(({ check, faults }) => faults.map(fault => ({ check, ...fault })));
  const skipped = results.filter(result => result.skipped !== undefined);
  const tried = results.length - skipped.length;
  return [
    ...found.flatMap(({ code, what, fix, check }) => [`${code}  ${what}  (${check})`, `        Fix: ${fix}`]),
    ...skipped.map(({ check, skipped: why }) => `  not tried: ${check}: ${why}`),
    found.length === 0 ? `All ${tried} checks passed.` : `${found.length} faults found by ${tried} checks.`,
  ].join('\n');
}

/** The same for programs. */
export function toJson(results: readonly Result[]): string {
  return JSON.stringify({ healthy: results.every(({ faults }) => faults.length === 0), checks: results }, null, 2);
}
