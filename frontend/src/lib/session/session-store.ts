import type { OwnUser } from '@parley/contracts/auth-api';
import { create } from 'zustand';

export type SessionState =
  | { status: 'starting' }
  /** `because`: nobody has signed in, the person signed out, or the session was ended against that. */
  | { status: 'signed-out'; because: 'never-in' | 'own-wish' | 'ended' }
  | { status: 'signed-in'; user: OwnUser }
  /** Nobody answered at the start and this device does not know who is here. */
  | { status: 'unreachable' };

export const useSession = create<SessionState>(() => ({ status: 'starting' }));

export function setSession(state: SessionState): void {
  useSession.setState(state, true);
}

/** Whether who is here has no account: then much is not for them. */
export const useIsGuest = (): boolean => useMe().role === 'guest';

/** The signed-in account; only for what is rendered behind the sign-in. */
export function useMe(): OwnUser {
  return useSession(state => {
    if (state.status !== 'signed-in') throw new Error('useMe needs a signed-in session');
    return state.user;
  });
}
