import type { TrialResult } from './trial.ts';

/** The results as a Markdown table. */
export function faultTable(results: TrialResult[]): string {
  const head =
    '| victim | fault | times | sent | attempts | acked | lost | doubled | reordered | removals | heard late | gaps healed | longest silence | settled after |';
  const rows = results.map(
    ({
      victim,
      fault,
      times,
      sent,
      attempts,
      acked,
      lost,
      doubled,
      reordered,
      removals,
      heardLate,
      gapsHealed,
      longestSilenceMs,
      settledMs,
    }) =>
      `| ${victim} | ${fault} | ${times} | ${sent} | ${attempts} | ${acked} | ${lost} | ${doubled} | ${reordered} | ${removals} | ${heardLate} | ${gapsHealed} | ${seconds(longestSilenceMs)} | ${seconds(settledMs)} |`,
  );
  return [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
