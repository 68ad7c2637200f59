import { gauge } from '../telemetry/metrics.ts';
import { withTimeout } from './with-timeout.ts';

const probeEveryMs = 2_000;
const probeTimeoutMs = 1_500;

export type Status = 'ready' | 'degraded' | 'not-ready' | 'draining';

/** `reason` says why a dependency is not usable. */
export interface DependencyState {
  ok: boolean;
  reason?: string;
}

interface Dependency {
  probe: () => Promise<unknown>;
  critical: boolean;
  state: DependencyState;
}

const dependencyUp = gauge('parley_dependency_up', '1 when the last probe of a dependency passed', ['dependency']);

/** What `/readyz` tells: whether this process can do its work, and if not, whose fault it is. */
export class Health {
  readonly #dependencies = new Map<string, Dependency>();
  #timer: NodeJS.Timeout | undefined;
  #phase: 'starting' | 'running' | 'draining' = 'starting';

  /** A critical dependency that is away makes the process not ready; any other one makes it degraded. */
  depend(name: string, probe: () => Promise<unknown>, { critical }: { critical: boolean }): void {
    this.#dependencies.set(name, { probe, critical, state: { ok: false, reason: 'not probed yet' } });
  }

  async start(): Promise<void> {
    await this.#probeAll();
    this.#phase = 'running';
    this.#timer = setInterval(() => void this.#probeAll(), probeEveryMs);
  }

  drain(): void {
    this.#phase = 'draining';
    clearInterval(this.#timer);
  }

  get status(): Status {
    if (this.#phase === 'draining') return 'draining';
    if (this.#phase === 'starting') return 'not-ready';
    const down = [...this.#dependencies.values()].filter(dependency => !dependency.state.ok);
    if (down.some(dependency => dependency.critical)) return 'not-ready';
    return down.length > 0 ? 'degraded' : 'ready';
  }

  get dependencies(): Record<string, DependencyState> {
    return Object.fromEntries([...this.#dependencies].map(([name, { state }]) => [name, state]));
  }

  async #probeAll(): Promise<void> {
    await Promise.all([...this.#dependencies].map(([name, dependency]) => probeOne(name, dependency)));
  }
}

async function probeOne(name: string, dependency: Dependency): Promise<void> {
  try {
    await withTimeout(dependency.probe(), probeTimeoutMs, () => new Error(`no answer within ${probeTimeoutMs} ms`));
    dependency.state = { ok: true };
  } catch (error) {
    dependency.state = { ok: false, reason: error instanceof Error ? error.message || error.name : String(error) };
  }
  dependencyUp.set({ dependency: name }, dependency.state.ok ? 1 : 0);
}
