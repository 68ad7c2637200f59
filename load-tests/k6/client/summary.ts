import { order } from './order.ts';

interface Summary {
  metrics: Record<
    string,
    { type: string; values: Record<string, number>; thresholds?: Record<string, { ok: boolean }> }
  >;
}

/** Hands the whole summary to the runner, which writes the report. */
export function handleSummary({ metrics }: Summary): Record<string, string> {
  return { [order.summaryFile]: JSON.stringify(metrics), stdout: '' };
}
