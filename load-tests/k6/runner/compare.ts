import type { Figure, Table } from '../../bench/lib/finding.ts';
import { show } from '../../bench/lib/report.ts';
import type { Result } from './result.ts';

/** Twice the distance of one pair, and never less than this share: one pair is a small sample. */
const noiseFactor = 2;
const leastNoise = 0.1;

/** How far two equal runs lie apart, figure by figure. */
export function noiseOf(one: readonly Figure[], other: readonly Figure[]): Record<string, number> {
  return Object.fromEntries(
    one.flatMap(({ name, value }) => {
      const second = other.find(figure => figure.name === name)?.value;
      if (second === undefined || Number.isNaN(value + second)) return [];
      const mean = (value + second) / 2;
      return [[name, mean === 0 ? 0 : Math.abs(value - second) / Math.abs(mean)]];
    }),
  );
}

/** One figure against the last result's. */
export interface Change {
  figure: Figure;
  before: Figure;
  /** Positive when it became worse; of a figure without a goal nobody can tell. */
  worseBy: number;
  regression: boolean;
}

/** Figures with a goal against those of the last run. Without a measured noise nothing is called a regression. */
export function changesSince(last: Result | undefined, figures: readonly Figure[], noise = last?.noise): Change[] {
  return figures.flatMap(figure => {
    const before = last?.figures.find(({ name }) => name === figure.name);
    if (!before || (figure.atMost === undefined && figure.atLeast === undefined)) return [];
    const grown = before.value === 0 ? Math.sign(figure.value) : (figure.value - before.value) / Math.abs(before.value);
    const worseBy = figure.atMost === undefined ? -grown : grown;
    const allowed = Math.max(leastNoise, noiseFactor * (noise?.[figure.name] ?? Infinity));
    return [{ figure, before, worseBy, regression: worseBy > allowed }];
  });
}

/** The changes as a table. */
export function changeTable(changes: readonly Change[]): Table {
  const rows = changes.map(({ figure, before, worseBy, regression }) => [
    figure.name,
    show(before),
    show(figure),
    `${worseBy > 0 ? '+' : ''}${(worseBy * 100).toFixed(0)} % worse`
      .replace('-', '')
      .replace(/^(\d+ %) worse$/, worseBy < 0 ? '$1 better' : '$1'),
    regression ? 'YES' : 'no',
  ]);
  return { title: 'Against the last run', columns: ['figure', 'last', 'now', 'change', 'regression'], rows };
}
