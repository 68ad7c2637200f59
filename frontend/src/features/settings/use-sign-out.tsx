import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useUnsent } from '#features/settings/use-unsent.ts';
import { errorText } from '#lib/error-text.ts';
import { g } from '#lib/i18n/guest-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { signOut } from '#lib/session/session.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));

interface SignOut {
  start: () => void;
  isBusy: boolean;
  /** The question, while it is asked. */
  dialog: ReactNode;
}

/** Signs out, and asks first where text would be lost by it, and a guest, whose name would be. */
export function useSignOut(): SignOut {
  const isGuest = useIsGuest();
  const unsent = useUnsent();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    await signOut().catch((error: unknown) => {
      toast(errorText(error), { isError: true });
      setBusy(false);
    });
  }
  const dialog = (
    <Suspense>
      {isAsking && (
        <ConfirmDialog
          onClose={() => setAsking(false)}
          title={isGuest ? g.signOutTitle : ps.signOutTitle}
          hint={isGuest ? g.signOutHint : ps.signOutUnsent(unsent)}
          confirm={ps.signOut}
          onConfirm={leave}
        />
      )}
    </Suspense>
  );
  return { start: () => (isGuest || unsent > 0 ? setAsking(true) : void leave()), isBusy, dialog };
}
