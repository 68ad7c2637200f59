import type { OwnUser } from '@parley/contracts/auth-api';
import { create } from 'zustand';

export type SessionState =
  | { status: 'starting' }
  /** `notice` says why, when it was not the person who signed out. */
  | { status: 'signed-out'; notice?: string }
  | { status: 'signed-in'; user: OwnUser }
  /** Nobody answered at the start and this device does not know who is here. */
  | { status: 'unreachable' };

export const useSession = create<SessionState>(() => ({ status: 'starting' }));

export function setSession(state: SessionState): void {
  useSession.setState(state, true);
}

/** The signed-in account; only for what is rendered behind the sign-in. */
export function useMe(): OwnUser {
  return useSession(state => {
    if (state.status !== 'signed-in') throw new Error('useMe needs a signed-in session');
    return state.user;
  });
}
