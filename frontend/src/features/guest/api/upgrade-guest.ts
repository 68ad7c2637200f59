import { useMutation } from '@tanstack/react-query';
import { guestApi } from '@parley/contracts/guest-api';
import type { RegisterInput } from '#features/auth/api/register.ts';
import { withProof } from '#features/auth/proof/with-proof.ts';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

/** Makes an account of the guest who is here; the session goes on as theirs. `onDone` is called even though the form goes with the guest. */
export function useUpgradeGuest(onDone: () => void) {
  return useMutation({
    mutationFn: (wish: RegisterInput) => withProof(wish, body => call(guestApi.upgradeGuest, { body })),
    onSuccess: answer => {
      signedIn(answer);
      onDone();
    },
  });
}
