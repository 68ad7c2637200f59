import { drainSeconds, processNames } from '@parley/runtime/process/processes';
import { podsOf } from '../resource.ts';
import type { Rendered } from '../render.ts';

/** The limits after which one of our processes ends by itself; the gateway's is in gateway/src/container/main.ts. */
const limits = new Map<string, number>([...processNames.map(name => [name, drainSeconds] as const), ['gateway', 8]]);

/** Every part has the time to drain after what comes before it, and can be told ready from alive. */
export function findCutShort({ resources }: Rendered): string[] {
  return podsOf(resources).flatMap(({ owner, spec }) => {
    const [container] = spec.containers ?? [];
    const needed = limits.get(container?.name ?? '');
    if (!container || needed === undefined) return [];
    const before = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
    const given = spec.terminationGracePeriodSeconds ?? 30;
    return [
      ...(given > before + needed ? [] : [`${owner}: ${given} s to end, and it needs ${before} + ${needed}`]),
      ...(container.readinessProbe && container.livenessProbe ? [] : [`${owner}: a probe is missing`]),
    ];
  });
}
