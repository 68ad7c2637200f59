import { useMutation } from '@tanstack/react-query';
import { guestApi } from '@parley/contracts/guest-api';
import type { RegisterInput } from '#features/auth/api/register.ts';
import { withProof } from '#features/auth/proof/with-proof.ts';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

/** Makes an account of the guest who is here; the session goes on as theirs. */
export function useUpgradeGuest() {
  return useMutation({
    mutationFn: (wish: RegisterInput) => withProof(wish, body => call(guestApi.upgradeGuest, { body })),
    onSuccess: signedIn,
  });
}
