import { ParleyError } from '@parley/contracts/errors';

/** Runs a step of mediasoup; what it refuses (parameters that do not fit, a wrong order) is `media_refused`. */
export async function refusable<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ParleyError) throw error;
    const why = error instanceof Error ? error.message : 'unknown';
    throw new ParleyError('media_refused', why.slice(0, 200), { cause: error });
  }
}
