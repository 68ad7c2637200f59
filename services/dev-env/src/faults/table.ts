import type { TrialResult } from './trial.ts';

/** The results as a Markdown table. */
export function faultTable(results: TrialResult[]): string {
  const head =
    '| killed | times | sent | attempts | acked | lost | doubled | reordered | gaps healed | longest silence |';
  const rows = results.map(
    ({ victim, killed, sent, attempts, acked, lost, doubled, reordered, gapsHealed, longestSilenceMs }) =>
      `| ${victim} | ${killed} | ${sent} | ${attempts} | ${acked} | ${lost} | ${doubled} | ${reordered} | ${gapsHealed} | ${(longestSilenceMs / 1_000).toFixed(1)} s |`,
  );
  return [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n');
}
