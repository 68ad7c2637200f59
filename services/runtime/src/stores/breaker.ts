import { ParleyError } from '@parley/contracts/errors';
import CircuitBreaker from 'opossum';
import { gauge } from '../telemetry/metrics.ts';

const state = gauge('parley_breaker_state', 'Circuit breaker: 0 closed, 1 half-open, 2 open', ['name']);

interface BreakerOptions {
  /** How long one call may take. */
  timeoutMs: number;
  /** How long the breaker stays open before it lets one call through again. */
  resetMs: number;
}

/**
 * Guards a call to something that can be away. When half of the recent calls failed it opens, and callers are told
 * `unavailable` at once instead of after a time-out. An error that is the caller's own fault does not count.
 */
export function breaker<A extends unknown[], R>(
  name: string,
  call: (...input: A) => Promise<R>,
  { timeoutMs, resetMs }: BreakerOptions,
): (...input: A) => Promise<R> {
  const circuit = new CircuitBreaker<A, R>(call, {
    name,
    timeout: timeoutMs,
    resetTimeout: resetMs,
    errorThresholdPercentage: 50,
    volumeThreshold: 2,
    rollingCountTimeout: 5_000,
    errorFilter: (error: unknown) => error instanceof ParleyError && error.status < 500,
  });
  showState(circuit, name);

  return async (...input) => {
    try {
      return await circuit.fire(...input);
    } catch (error) {
      if (error instanceof ParleyError) throw error;
      throw new ParleyError('unavailable', `${name} is away`, { retryAfterMs: resetMs, cause: error });
    }
  };
}

/** Keeps the gauge at what the circuit is. */
export function showState(circuit: Pick<CircuitBreaker, 'on'>, name: string): void {
  state.set({ name }, 0);
  circuit.on('open', () => state.set({ name }, 2));
  circuit.on('halfOpen', () => state.set({ name }, 1));
  circuit.on('close', () => state.set({ name }, 0));
}
