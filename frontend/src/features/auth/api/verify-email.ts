import { accountApi } from '@parley/contracts/account-api';
import { authApi } from '@parley/contracts/auth-api';
import { useMutation } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';
import { accessToken, freshToken } from '#lib/session/access.ts';
import { keepMe } from '#lib/session/keep-me.ts';
import { useSession } from '#lib/session/session-store.ts';

/** Confirms an address by the link of an e-mail. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) => call(accountApi.verifyEmail, { body: { token } }),
    onSuccess: () => void tellSession().catch(() => undefined),
  });
}

/** Spaces read from the token whether an address is confirmed: the next one says it. */
async function tellSession(): Promise<void> {
  if (useSession.getState().status !== 'signed-in') return;
  await freshToken(await accessToken());
  keepMe(await call(authApi.me, {}));
}
