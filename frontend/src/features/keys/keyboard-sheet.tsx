import { KeyList } from '#features/keys/key-list.tsx';
import { ps } from '#lib/i18n/settings-texts.ts';
import { Dialog } from '#ui/dialog.tsx';

/** Every key, above the page. */
export default function KeyboardSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={ps.keys.title}>
      <div tabIndex={0} role="group" aria-label={ps.keys.title} className="min-h-0 overflow-y-auto px-5 pb-5">
        <KeyList />
      </div>
    </Dialog>
  );
}
