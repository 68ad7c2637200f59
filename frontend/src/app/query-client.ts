import { QueryClient } from '@tanstack/react-query';
import { ParleyError } from '@parley/contracts/errors';
import { backoff } from '@parley/client/backoff';

/** Only what the platform could not do now is tried again, as late as it asks. */
function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ParleyError) || error.status >= 500 || error.code === 'rate_limited';
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // Browsers guess whether there is a network, and a guess must not hold a request back.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (count, error) => count < 2 && isWorthRetrying(error),
      retryDelay: (count, error) => backoff(count, error instanceof ParleyError ? error.retryAfterMs : undefined),
    },
  },
});
