import type { TrialResult } from './trial.ts';

/** The results as a Markdown table. */
export function faultTable(results: TrialResult[]): string {
  const head =
    '| victim | fault | times | sent | attempts | acked | lost | doubled | reordered | gaps healed | longest silence | settled after |';
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
      gapsHealed,
      longestSilenceMs,
      settledMs,
    }) =>
      `| ${victim} | ${fault} | ${times} | ${sent} | ${attempts} | ${acked} | ${lost} | ${doubled} | ${reordered} | ${gapsHealed} | ${seconds(longestSilenceMs)} | ${seconds(settledMs)} |`,
  );
  return [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
