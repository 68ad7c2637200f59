import type { TrialResult } from './trial.ts';

/** The results as a Markdown table; each is of one process, struck in one way. */
export function faultTable(results: TrialResult[]): string {
  const head =
    '| victim | fault | times | sent | attempts | acked | lost | doubled | reordered | removals | heard late | lines | gaps healed | longest silence | settled after |';
  const rows = results.map(
    ({
      strikes,
      sent,
      attempts,
      acked,
      lost,
      doubled,
      reordered,
      removals,
      heardLate,
      lines,
      gapsHealed,
      longestSilenceMs,
      settledMs,
    }) =>
      `| ${strikes[0]?.victim} | ${strikes[0]?.fault} | ${strikes.length} | ${sent} | ${attempts} | ${acked} | ${lost} | ${doubled} | ${reordered} | ${removals} | ${heardLate} | ${lines} | ${gapsHealed} | ${seconds(longestSilenceMs)} | ${seconds(settledMs)} |`,
  );
  return [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
