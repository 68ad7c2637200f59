import { authApi } from '@parley/contracts/auth-api';
import { useEffect } from 'react';
import { call } from '#lib/api/call.ts';
import { keepMe } from '#lib/session/keep-me.ts';

/** Asks once what the account is now: a link may have been opened on another device. Offline, what is known stays. */
export function useFreshMe(): void {
  useEffect(() => {
    call(authApi.me, {}).then(keepMe, () => undefined);
  }, []);
}
