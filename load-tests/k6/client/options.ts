import type { Options } from 'k6/options';
import { endsAt, order } from './order.ts';

const common = {
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max', 'count'],
  // Each tag of k6's own makes every sample dearer, and none of them is looked at.
  systemTags: ['scenario', 'status'],
} as const;

/** Options of a script that holds sockets from its beginning to its end. */
export function crowdOptions(thresholds: Options['thresholds'] = {}): Options {
  return {
    ...common,
    summaryTrendStats: [...common.summaryTrendStats],
    systemTags: [...common.systemTags],
    thresholds: { ...everyStage(), ...thresholds },
    scenarios: {
      crowd: {
        executor: 'per-vu-iterations',
        vus: order.vus,
        iterations: 1,
        maxDuration: `${Math.ceil(endsAt) + 20}s`,
      },
    },
  };
}

/** Options of a script that makes requests: one scenario of constant arrivals for each stage, one after the other. */
export function arrivalOptions(thresholds: Options['thresholds'] = {}): Options {
  let startTime = 0;
  const scenarios = order.stages.map(({ name, perSecond, seconds }) => {
    const scenario = {
      executor: 'constant-arrival-rate' as const,
      rate: perSecond,
      timeUnit: '1s',
      duration: `${seconds}s`,
      startTime: `${startTime}s`,
      preAllocatedVUs: order.vus,
      maxVUs: order.vus,
      gracefulStop: '10s',
      tags: { stage: name },
    };
    startTime += seconds;
    return [name, scenario] as const;
  });
  return {
    ...common,
    summaryTrendStats: [...common.summaryTrendStats],
    systemTags: [...common.systemTags],
    thresholds: { ...everyRoute(), ...thresholds },
    scenarios: Object.fromEntries(scenarios),
  };
}

/** As below, for requests. */
function everyRoute(): Record<string, string[]> {
  const parts = order.stages.flatMap(({ name }) =>
    ['', 'route:history,', 'route:login,'].map(route => [`http_req_duration{${route}stage:${name}}`, ['max>=0']]),
  );
  return Object.fromEntries(parts);
}

/**
 * k6 sums up a part of a metric only when a threshold asks for it; these always hold. Where nothing is sent the script may
 * not even know the metrics.
 */
function everyStage(): Record<string, string[]> {
  const trends = ['ack_time', 'delivered_time'];
  const counters = ['messages_sent', 'messages_acked'];
  const sending = order.stages.filter(({ perSecond }) => perSecond > 0);
  return Object.fromEntries(
    sending.flatMap(({ name }) => [
      ...trends.map(metric => [`${metric}{stage:${name}}`, ['max>=0']]),
      ...counters.map(metric => [`${metric}{stage:${name}}`, ['count>=0']]),
    ]),
  );
}
