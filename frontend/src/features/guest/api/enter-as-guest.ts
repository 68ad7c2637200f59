import { useMutation } from '@tanstack/react-query';
import { guestApi } from '@parley/contracts/guest-api';
import { withProof } from '#features/auth/proof/with-proof.ts';
import { call } from '#lib/api/call.ts';
import { signedIn } from '#lib/session/session.ts';

/** Signs in under a name alone. `onEntered` is called even though the form goes with the sign-in. */
export function useEnterAsGuest(onEntered: () => void) {
  return useMutation({
    mutationFn: (displayName: string) => withProof({ displayName }, body => call(guestApi.enterAsGuest, { body })),
    onSuccess: answer => {
      signedIn(answer);
      onEntered();
    },
  });
}
