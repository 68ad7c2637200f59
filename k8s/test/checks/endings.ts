import { podsOf } from '../resource.ts';
import type { Rendered } from '../render.ts';

/** The limits after which a process of ours ends by itself: services/runtime/src/service.ts, gateway/src/container/main.ts. */
const drainSeconds: Record<string, number> = { auth: 9, chat: 9, delivery: 9, video: 9, gateway: 8 };

/** Every part has the time to drain after what comes before it, and can be told ready from alive. */
export function findCutShort({ resources }: Rendered): string[] {
  return podsOf(resources).flatMap(({ owner, spec }) => {
    const [container] = spec.containers ?? [];
    const needed = drainSeconds[container?.name ?? ''];
    if (!container || needed === undefined) return [];
    const before = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
    const given = spec.terminationGracePeriodSeconds ?? 30;
    return [
      ...(given > before + needed ? [] : [`${owner}: ${given} s to end, and it needs ${before} + ${needed}`]),
      ...(container.readinessProbe && container.livenessProbe ? [] : [`${owner}: a probe is missing`]),
    ];
  });
}
