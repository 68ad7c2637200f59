import { useRegistration } from '#features/auth/api/registration.ts';
import { UpgradeForm } from '#features/guest/upgrade-form.tsx';
import { g } from '#lib/i18n/guest-texts.ts';
import { su } from '#lib/i18n/sign-up-texts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { toast } from '#ui/toasts.ts';

/** From a guest to an account. */
export default function UpgradeDialog({ onClose }: { onClose: () => void }) {
  const registration = useRegistration();
  function finish() {
    toast(g.done);
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={g.title} hint={g.hint}>
      {registration.isPending ? (
        <Spinner className="mx-auto my-16 text-ink-faint" />
      ) : registration.data?.mode === 'closed' ? (
        <div className="px-5 pb-5">
          <Note>{su.closedHint}</Note>
        </div>
      ) : (
        <UpgradeForm registration={registration.data} onDone={finish} onCancel={onClose} />
      )}
    </Dialog>
  );
}
