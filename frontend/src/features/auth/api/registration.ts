import { useQuery } from '@tanstack/react-query';
import { authApi, type RegistrationState } from '@parley/contracts/auth-api';
import { call } from '#lib/api/call.ts';

export const readRegistration = (): Promise<RegistrationState> => call(authApi.registration, {});

/** Who may register here, and what it takes. */
export function useRegistration() {
  // The page waits for it, and goes on without it.
  return useQuery({ queryKey: ['registration'], queryFn: readRegistration, retry: false });
}

/** What the page's address holds after `#invite=`: a fragment, so that it never reaches a server's log. */
export function inviteOf(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, '')).get('invite') ?? undefined;
}
